/** A stretch of a text that may be bytes written in an alphabet, and what it holds, one character for each byte. */
export type Run = {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly decoded: readonly string[];
};

/** Shorter values than these runs hold are known by their written forms (`encodings.ts`). */
const base64Run = /[\w+/-]{16,}/g;
const hexRun = /(?:[0-9a-f]{2}[: -]?){11,}[0-9a-f]{2}/gi;
const prefixedRun = /0x[0-9a-f]{2}(?:,? ?0x[0-9a-f]{2}){5,}/gi;
const byteRun = /(?:\d{1,3}, ?){11,}\d{1,3}/g;

/** Everything in a text that decodes to bytes, with one reading for each alignment that a run may have. */
export function runsOf(text: string): Run[] {
  return [
    ...scan(text, 'base64', base64Run, (run) =>
      [0, 1, 2, 3].map((skip) => latin1(Buffer.from(run.slice(skip), 'base64'))),
    ),
    ...scan(text, 'hex', hexRun, (run) => hexReadings(run.replace(/[: -]/g, ''))),
    ...scan(text, 'hex', prefixedRun, (run) => hexReadings(run.replace(/0x|[, ]/gi, ''))),
    ...scan(text, 'bytes', byteRun, (run) => [latin1(Buffer.from(run.split(',').map(Number)))]),
  ];
}

function* scan(text: string, form: string, pattern: RegExp, decode: (run: string) => string[]): Generator<Run> {
  for (const match of text.matchAll(pattern)) {
    yield { form, start: match.index, end: match.index + match[0].length, decoded: decode(match[0]) };
  }
}

const latin1 = (bytes: Buffer): string => bytes.toString('latin1');
const hexReadings = (digits: string): string[] =>
  [0, 1].map((skip) => latin1(Buffer.from(digits.slice(skip, digits.length - ((digits.length - skip) % 2)), 'hex')));
