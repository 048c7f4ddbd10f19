import { remembered } from './remembered.ts';

/** A stretch of a text that may be bytes written in an alphabet, and what it reads as where that is text, a character for each byte. */
export type Run = {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  /** In each of the alignments that it may have. */
  readonly readings: () => readonly string[];
};

/** Shorter values than these runs hold are known by their written forms (`encodings.ts`). */
const base64Run = /(?<![\w+/-])[\w+/-]{16,}/g;
const hexRun = /(?<![0-9a-f])(?:[0-9a-f]{2}[: -]?){11,}[0-9a-f]{2}/gi;
const prefixedRun = /0x[0-9a-f]{2}(?:,? ?0x[0-9a-f]{2}){5,}/gi;
const byteRun = /(?:\d{1,3}, ?){11,}\d{1,3}/g;

/** A run of base64; those of the other alphabets are longer. */
const shortestRun = 16;

/** Every stretch that may be read as bytes. */
export function runsOf(text: string): readonly Run[] {
  if (text.length < shortestRun) return [];
  const runs: Run[] = [];
  const scan = (form: string, pattern: RegExp, read: (run: string) => readonly string[]): void => {
    for (const { 0: run, index } of text.matchAll(pattern))
      runs.push({ form, start: index, end: index + run.length, readings: () => read(run) });
  };
  scan('base64', base64Run, readBase64);
  scan('hex', hexRun, readHex);
  if (/0x/i.test(text)) scan('hex', prefixedRun, readPrefixed);
  if (text.includes(',')) scan('bytes', byteRun, readBytes);
  return runs;
}

const latin1 = (bytes: Buffer): string => bytes.toString('latin1');
const hexReadings = (digits: string): string[] =>
  [0, 1].map((skip) => latin1(Buffer.from(digits.slice(skip, digits.length - ((digits.length - skip) % 2)), 'hex')));

const sample = 32;
/** Of the right alignment of a text; what stands in front of it may be of another. */
function hasText(reading: string): boolean {
  const middle = reading.length >> 1;
  return [0, middle, Math.max(0, reading.length - sample)].some((at) => !notText.test(reading.slice(at, at + sample)));
}
const notText = /[^\t\n\r\x20-\x7e\x80-\xff\0]/;

/** Names, paths and media types are runs of base64 too, and come again and again. */
const reader = (decode: (run: string) => string[]): ((run: string) => readonly string[]) =>
  remembered((run) => decode(run).filter(hasText));
const readBase64 = reader((run) => [0, 1, 2, 3].map((skip) => latin1(Buffer.from(run.slice(skip), 'base64'))));
const readHex = reader((run) => hexReadings(run.replace(/[: -]/g, '')));
const readPrefixed = reader((run) => hexReadings(run.replace(/0x|[, ]/gi, '')));
const readBytes = reader((run) => [latin1(Buffer.from(run.split(',').map(Number)))]);
