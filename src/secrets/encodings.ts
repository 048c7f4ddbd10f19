/** One way in which software writes a value down that cannot simply be read back. A form may have several spellings. */
export type Encoding = {
  readonly form: string;
  /** Long values in plain ASCII are found by decoding what looks like this form and reads as text (`runs.ts`). */
  readonly decodable: boolean;
  /** It differs from another form only where a character is escaped: of plain text there is no such form. */
  readonly escaping: boolean;
  readonly write: (value: string) => readonly string[];
};

const bytesOf = (value: string): Buffer => Buffer.from(value, 'utf8');
const utf16 = (value: string): Buffer => Buffer.from(value, 'utf16le');
const swapped = (value: string): Buffer => utf16(value).swap16();

/** RFC 3986 §2.3: everything but the unreserved characters. */
const percent = (value: string): string =>
  encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** WHATWG URL §5.2, as URLSearchParams writes a form (RFC 6749 appendix B). */
const form = (value: string): string => new URLSearchParams([['', value]]).toString().slice(1);

/**
 * The characters of a base64 text that these bytes determine wherever they stand in it: one spelling for each of the three
 * alignments, without the characters that neighbouring bytes have a part in; and the value on its own.
 */
function base64Spellings(bytes: Buffer): string[] {
  const whole = bytes.toString('base64');
  const spellings = [whole, whole.replace(/=+$/, '')];
  for (const shift of [0, 1, 2]) {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    spellings.push(text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6)));
  }
  return [...spellings, ...spellings.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** Both cases, without and with the usual separators. */
function hexSpellings(bytes: Buffer): string[] {
  const pairs = bytes.toString('hex').match(/../g) ?? [];
  const spellings = [pairs.join(''), pairs.join(':'), pairs.join(' '), pairs.join('-')];
  return [...spellings, ...spellings.map((text) => text.toUpperCase())];
}

/** RFC 2045 §6.7 without soft line breaks. */
const quotedPrintable = (value: string): string =>
  [...bytesOf(value)]
    .map((byte) =>
      byte >= 32 && byte < 127 && byte !== 61
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).padStart(2, '0').toUpperCase()}`,
    )
    .join('');

/** Of characters that no form escapes, as most issued tokens are. */
export const isPlain = (value: string): boolean => /^[\w.-]*$/.test(value);

/** Case changes of shorter values are too often words of their own. */
const longEnoughToFold = 12;

/**
 * What texts are searched for besides the value itself. Most escapes are not among them: percent, JSON, HTML and their like come off
 * the text instead (`layers.ts`), in any mixture and as often as they were put on.
 */
export const encodings: readonly Encoding[] = [
  { form: 'raw', decodable: false, escaping: false, write: (value) => [value] },
  { form: 'nfc', decodable: false, escaping: true, write: (value) => [value.normalize('NFC')] },
  { form: 'nfd', decodable: false, escaping: true, write: (value) => [value.normalize('NFD')] },
  {
    form: 'other case',
    decodable: false,
    escaping: false,
    write: (value) => (value.length < longEnoughToFold ? [] : [value.toLowerCase(), value.toUpperCase()]),
  },
  { form: 'shell', decodable: false, escaping: true, write: (value) => [value.replaceAll("'", String.raw`'\''`)] },
  { form: 'quoted-printable', decodable: false, escaping: true, write: (value) => [quotedPrintable(value)] },
  { form: 'reversed', decodable: false, escaping: false, write: (value) => [Array.from(value).toReversed().join('')] },
  { form: 'base64', decodable: false, escaping: false, write: (value) => base64Spellings(bytesOf(value)) },
  { form: 'base64 form', decodable: true, escaping: true, write: (value) => base64Spellings(bytesOf(form(value))) },
  {
    form: 'base64 percent',
    decodable: true,
    escaping: true,
    write: (value) => base64Spellings(bytesOf(percent(value))),
  },
  {
    form: 'base64 base64',
    decodable: true,
    escaping: false,
    write: (value) => base64Spellings(bytesOf(bytesOf(value).toString('base64'))),
  },
  {
    form: 'base64 utf-16',
    decodable: true,
    escaping: false,
    write: (value) => [utf16(value), swapped(value)].flatMap(base64Spellings),
  },
  { form: 'hex', decodable: true, escaping: false, write: (value) => hexSpellings(bytesOf(value)) },
  {
    form: 'hex utf-16',
    decodable: true,
    escaping: false,
    write: (value) => [utf16(value), swapped(value)].flatMap(hexSpellings),
  },
  {
    form: 'bytes',
    decodable: true,
    escaping: false,
    write: (value) => [',', ', ', ' '].map((between) => [...bytesOf(value)].join(between)),
  },
];
