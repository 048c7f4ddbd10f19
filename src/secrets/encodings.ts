import { inspect } from 'node:util';

/** One way in which software writes a value down. A form may have several spellings; empty when it does not apply. */
export type Encoding = { readonly form: string; readonly write: (value: string) => readonly string[] };

const bytesOf = (value: string): Buffer => Buffer.from(value, 'utf8');
const bytewise = (value: string, write: (byte: number) => string, between = ''): string =>
  [...bytesOf(value)].map(write).join(between);
const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');

const lowerEscapes = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
const bothCases = (text: string): string[] => [text, lowerEscapes(text)];

/** RFC 3986 §2.3: everything but the unreserved characters. */
const percent = (value: string): string =>
  bytewise(value.toWellFormed(), (byte) =>
    /[\w.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${hexOf(byte).toUpperCase()}`,
  );

/** WHATWG URL §5.2, as browsers and URLSearchParams write a form (RFC 6749 appendix B). */
const form = (value: string): string => new URLSearchParams([['', value]]).toString().slice(1);

/**
 * The characters of a base64 text that these bytes determine wherever they stand in it: one spelling for each of the three
 * alignments, without the characters that neighbouring bytes have a part in; and the value on its own.
 */
function base64Spellings(bytes: Buffer): string[] {
  const whole = bytes.toString('base64');
  const spellings = [whole, whole.replace(/=+$/, '')];
  for (const shift of [0, 1, 2]) {
    const bits = (shift + bytes.length) * 8;
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    spellings.push(text.slice(Math.ceil((shift * 8) / 6), Math.floor(bits / 6)));
  }
  return [...spellings, ...spellings.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}

const json = (value: string): string => JSON.stringify(value).slice(1, -1);
const unicode = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/g, unicode);
const slashed = (text: string): string => text.replaceAll('/', '\\/');
const upperUnicode = (text: string): string =>
  text.replace(/\\u[0-9a-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`);
/** `<` as `\u003c` and so on: JSON that is safe inside HTML. */
const htmlSafeJson = (text: string): string => text.replace(/[<>&'\u2028\u2029]/g, unicode);

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const entities = (value: string, write: (character: string) => string): string =>
  value.replace(/[&<>"'`=/+]|[^\x20-\x7e]/gu, write);
const codePoint = (character: string): number => character.codePointAt(0) ?? 0;
const fewEntities = (value: string, quote: string): string =>
  value.replace(/[&<>"']/g, (character) => (character === "'" ? quote : (named[character] ?? character)));

const utf16 = (value: string): Buffer => Buffer.from(value, 'utf16le');
const swapped = (value: string): Buffer => utf16(value).swap16();

const ansiC = (value: string): string =>
  value
    .replace(/[\\']/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`);

/** RFC 2045 §6.7 without soft line breaks. */
const quotedPrintable = (value: string): string =>
  bytewise(value, (byte) =>
    byte >= 32 && byte < 127 && byte !== 61 ? String.fromCharCode(byte) : `=${hexOf(byte).toUpperCase()}`,
  );

/** Case changes of short values are too often words of their own. */
const longEnoughToFold = 12;

export const encodings: readonly Encoding[] = [
  { form: 'raw', write: (value) => [value] },
  { form: 'nfc', write: (value) => [value.normalize('NFC')] },
  { form: 'nfd', write: (value) => [value.normalize('NFD')] },
  { form: 'lower-case', write: (value) => (value.length < longEnoughToFold ? [] : [value.toLowerCase()]) },
  { form: 'upper-case', write: (value) => (value.length < longEnoughToFold ? [] : [value.toUpperCase()]) },
  { form: 'latin-1', write: (value) => [bytesOf(value).toString('latin1')] },
  { form: 'percent-minimal', write: (value) => bothCases(encodeURI(value.toWellFormed())) },
  { form: 'percent', write: (value) => bothCases(percent(value)) },
  { form: 'percent-component', write: (value) => bothCases(encodeURIComponent(value.toWellFormed())) },
  { form: 'percent-all', write: (value) => bothCases(bytewise(value, (byte) => `%${hexOf(byte).toUpperCase()}`)) },
  { form: 'percent-twice', write: (value) => bothCases(percent(percent(value))) },
  { form: 'form', write: (value) => bothCases(form(value)) },
  { form: 'form-twice', write: (value) => bothCases(form(form(value))) },
  { form: 'base64', write: (value) => base64Spellings(bytesOf(value)) },
  { form: 'base64-of-form', write: (value) => base64Spellings(bytesOf(form(value))) },
  { form: 'base64-of-percent', write: (value) => base64Spellings(bytesOf(percent(value))) },
  { form: 'base64-twice', write: (value) => base64Spellings(bytesOf(bytesOf(value).toString('base64'))) },
  { form: 'base64-of-utf-16le', write: (value) => base64Spellings(utf16(value)) },
  { form: 'base64-of-utf-16be', write: (value) => base64Spellings(swapped(value)) },
  { form: 'hex', write: (value) => [bytewise(value, hexOf)] },
  { form: 'hex-upper', write: (value) => [bytewise(value, hexOf).toUpperCase()] },
  { form: 'hex-colon', write: (value) => [bytewise(value, hexOf, ':'), bytewise(value, hexOf, ':').toUpperCase()] },
  { form: 'hex-spaced', write: (value) => [bytewise(value, hexOf, ' '), bytewise(value, hexOf, ' ').toUpperCase()] },
  { form: 'hex-escaped', write: (value) => [bytewise(value, (byte) => `\\x${hexOf(byte)}`)] },
  { form: 'hex-of-utf-16le', write: (value) => [utf16(value).toString('hex')] },
  { form: 'hex-of-utf-16be', write: (value) => [swapped(value).toString('hex')] },
  {
    form: 'bytes',
    write: (value) => [bytewise(value, String, ','), bytewise(value, String, ', '), bytewise(value, String, ' ')],
  },
  { form: 'json', write: (value) => [json(value), slashed(json(value))] },
  {
    form: 'json-ascii',
    write: (value) => [ascii(json(value)), slashed(ascii(json(value))), upperUnicode(ascii(json(value)))],
  },
  { form: 'json-in-json', write: (value) => [json(json(value)), json(ascii(json(value)))] },
  { form: 'json-for-html', write: (value) => [htmlSafeJson(json(value)), upperUnicode(htmlSafeJson(json(value)))] },
  {
    form: 'html',
    write: (value) => ['&#39;', '&#x27;', '&#039;', '&apos;', "'"].map((quote) => fewEntities(value, quote)),
  },
  { form: 'html-decimal', write: (value) => [entities(value, (character) => `&#${codePoint(character)};`)] },
  {
    form: 'html-hex',
    write: (value) => [
      entities(value, (character) => `&#x${codePoint(character).toString(16)};`),
      entities(value, (character) => `&#x${codePoint(character).toString(16).toUpperCase()};`),
    ],
  },
  { form: 'cdata', write: (value) => [value.replaceAll(']]>', ']]]]><![CDATA[>')] },
  {
    form: 'shell',
    write: (value) => [value.replaceAll("'", String.raw`'\''`), value.replace(/[$`"\\]/g, String.raw`\$&`)],
  },
  { form: 'shell-ansi-c', write: (value) => [ansiC(value)] },
  { form: 'inspect', write: (value) => [inspect(value).slice(1, -1)] },
  { form: 'quoted-printable', write: (value) => [quotedPrintable(value)] },
  { form: 'reversed', write: (value) => [Array.from(value).toReversed().join('')] },
];
