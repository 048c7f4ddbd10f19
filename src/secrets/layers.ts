import type { Range } from './matcher.ts';

/** A text with a layer of escapes taken off. */
export type Layer = {
  readonly text: string;
  /** The place in the source that a character came from; that of the text's end is the end of the source. */
  readonly at: (index: number) => number;
  /** Some escape stood for a character that runs of base64, hex or numbers are made of. */
  readonly joinsRuns: boolean;
  /** What escapes stood for, in order; an empty range where they stood for nothing. The rest is the text outside, in pieces. */
  readonly changed: readonly Range[];
};

const ofRuns = /^[\w+/:, -]/;

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
const hexadecimal = (digits: string): string => character(Number.parseInt(digits, 16));

/**
 * Percent escapes (RFC 3986 §2.1); strings of JSON, JavaScript, ANSI-C and the shell (in double quotes); character references of HTML and XML and
 * the way around the end of a CDATA section; the zero bytes of UTF-16. Bytes become characters one to one: UTF-8 stays UTF-8,
 * which the `latin-1` form of a value is found in.
 */
const escapes = new RegExp(
  [
    String.raw`%[0-9a-f]{2}`,
    String.raw`\\(?:u\{[0-9a-f]{1,6}\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[^])`,
    String.raw`&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,6});|\]\]\]\]><!\[CDATA\[>`,
    String.raw`\0`,
  ].join('|'),
  'gi',
);
const first = ['%', '\\', '&', ']]]]', '\0'];

/** Colours (ECMA-48 §5.4). They come off before anything else: one may stand inside an escape. */
const colours = new RegExp(String.raw`\u001b\[[0-9;?]*[ -/]*[@-~]`, 'g');

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  a: '\u0007',
  e: '\u001b',
};
const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  sol: '/',
  equals: '=',
  plus: '+',
  percnt: '%',
};

function decode(match: string): string {
  switch (match.charAt(0)) {
    case '%':
      return hexadecimal(match.slice(1));
    case '\\':
      return match.length > 2
        ? hexadecimal(match.replace(/[^0-9a-f]/gi, ''))
        : (letters[match.slice(1)] ?? match.slice(1));
    case '&':
      if (match[1] !== '#') return references[match.slice(1, -1)] ?? match;
      return /x/i.test(match[2] ?? '') ? hexadecimal(match.slice(3, -1)) : character(Number(match.slice(2, -1)));
    case ']':
      return ']]>';
    default:
      return '';
  }
}

/** No text that means something is escaped more often. */
const mostLayers = 4;

/** The text as it reads with one layer of escapes off, two, and so on until none is left. */
export function layersOf(text: string): Layer[] {
  const source: Layer = { text, at: (index) => index, joinsRuns: true, changed: [] };
  const layers: Layer[] = [];
  const bleached = text.includes('\u001b[') ? peel(source, colours, () => '') : null;
  if (bleached !== null) layers.push(bleached);
  let outer = bleached ?? source;
  for (let count = 0; count < mostLayers && first.some((begin) => outer.text.includes(begin)); count += 1) {
    const inner = peel(outer, escapes, decode);
    if (inner === null) break;
    layers.push(inner);
    outer = inner;
  }
  return layers;
}

/**
 * A value as it reads in the innermost layer of a text. It differs from the value only when the value itself contains what looks
 * like an escape.
 */
export function innermost(value: string): string {
  let text = value;
  for (let layer = 0; layer < mostLayers; layer += 1) text = text.replace(escapes, decode);
  return text;
}

/** Null when nothing was decoded. No escape is shorter than what it stands for. */
function peel({ text, at: outer }: Layer, pattern: RegExp, write: (match: string) => string): Layer | null {
  const pieces: string[] = [];
  const stretches: Stretch[] = [];
  const changed: Range[] = [];
  let length = 0;
  let from = 0;
  let joinsRuns = false;
  const keep = (until: number): void => {
    stretches.push({ start: length, source: from, copied: true });
    pieces.push(text.slice(from, until));
    length += until - from;
  };
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    const decoded = write(found);
    if (decoded === found) continue;
    keep(match.index);
    stretches.push({ start: length, source: match.index, copied: false });
    pieces.push(decoded);
    changed.push([length, length + decoded.length]);
    length += decoded.length;
    joinsRuns ||= ofRuns.test(decoded) || decoded === '';
    from = match.index + found.length;
  }
  if (from === 0) return null;
  keep(text.length);
  return { text: pieces.join(''), at: (index) => outer(sourceOf(stretches, index)), joinsRuns, changed };
}

/** A stretch of a decoded text: copied from the source, or what one escape there stands for. */
type Stretch = { readonly start: number; readonly source: number; readonly copied: boolean };

/** Where a character came from: the last stretch that begins at it or before. */
function sourceOf(stretches: readonly Stretch[], index: number): number {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((stretches[middle]?.start ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const { start, source, copied } = stretches[low] ?? { start: 0, source: 0, copied: true };
  return copied ? source + index - start : source;
}
