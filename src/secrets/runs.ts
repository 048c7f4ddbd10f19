/** A stretch of a text that may be bytes written in an alphabet, and what it reads as where that is text, a character for each byte. */
export type Run = {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly decoded: readonly string[];
};

/** Shorter values than these runs hold are known by their written forms (`encodings.ts`). */
const base64Run = /(?<![\w+/-])[\w+/-]{16,}/g;
const hexRun = /(?<![0-9a-f])(?:[0-9a-f]{2}[: -]?){11,}[0-9a-f]{2}/gi;
const prefixedRun = /0x[0-9a-f]{2}(?:,? ?0x[0-9a-f]{2}){5,}/gi;
const byteRun = /(?:\d{1,3}, ?){11,}\d{1,3}/g;

/** A run of base64; those of the other alphabets are longer. */
const shortestRun = 16;

/** Every stretch that decodes to text in one of the alignments that it may have. */
export function runsOf(text: string): readonly Run[] {
  if (text.length < shortestRun) return [];
  const runs: Run[] = [];
  const scan = (form: string, pattern: RegExp, decode: (run: string) => string[]): void => {
    for (const match of text.matchAll(pattern)) {
      const decoded = decode(match[0]).filter(hasText);
      if (decoded.length > 0) runs.push({ form, start: match.index, end: match.index + match[0].length, decoded });
    }
  };
  scan('base64', base64Run, (run) => [0, 1, 2, 3].map((skip) => latin1(Buffer.from(run.slice(skip), 'base64'))));
  scan('hex', hexRun, (run) => hexReadings(run.replace(/[: -]/g, '')));
  if (/0x/i.test(text)) scan('hex', prefixedRun, (run) => hexReadings(run.replace(/0x|[, ]/gi, '')));
  if (text.includes(',')) scan('bytes', byteRun, (run) => [latin1(Buffer.from(run.split(',').map(Number)))]);
  return runs;
}

const sample = 32;
/** Of the right alignment of a text; what stands in front of it may be of another. */
function hasText(reading: string): boolean {
  const middle = reading.length >> 1;
  return [0, middle, Math.max(0, reading.length - sample)].some((at) => !notText.test(reading.slice(at, at + sample)));
}
const notText = /[^\t\n\r\x20-\x7e\x80-\xff\0]/;

const latin1 = (bytes: Buffer): string => bytes.toString('latin1');
const hexReadings = (digits: string): string[] =>
  [0, 1].map((skip) => latin1(Buffer.from(digits.slice(skip, digits.length - ((digits.length - skip) % 2)), 'hex')));
