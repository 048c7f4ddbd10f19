/** How software writes values down: made here with other means than the registry's own, so that neither vouches for itself. */

const utf8 = (value: string): Buffer => Buffer.from(value, 'utf8');
const hexOf = (value: string): string[] => utf8(value).toString('hex').match(/../g) ?? [];
const escapeUnits = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (unit) => `\\u${`000${unit.charCodeAt(0).toString(16)}`.slice(-4)}`);
const rfc3986 = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
const lowerHex = (text: string): string => text.replace(/%../g, (escape) => escape.toLowerCase());
const formOf = (value: string): string => rfc3986(value).replaceAll('%20', '+');
const url = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
const bare = (text: string): string => text.replace(/=+$/, '');
const json = (value: unknown): string => JSON.stringify(value);
const entity = (value: string, write: (code: number) => string): string =>
  value.replace(/[^a-zA-Z0-9]/gu, (character) => `&#${write(character.codePointAt(0) ?? 0)};`);
const named = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
const among = (before: string, value: string, after: string): string => utf8(before + value + after).toString('base64');

export const writtenForms: Readonly<Record<string, (value: string) => string>> = {
  raw: (value) => value,
  nfc: (value) => value.normalize('NFC'),
  nfd: (value) => value.normalize('NFD'),
  'percent, as encodeURI': (value) => encodeURI(value),
  'percent, as encodeURIComponent': (value) => encodeURIComponent(value),
  'percent, RFC 3986': rfc3986,
  'percent, lower-case hex': (value) => lowerHex(rfc3986(value)),
  'percent, every byte': (value) =>
    hexOf(value)
      .map((byte) => `%${byte}`)
      .join(''),
  'percent, twice': (value) => rfc3986(rfc3986(value)),
  'percent, mixed case': (value) =>
    rfc3986(value).replace(/%(..)/g, (_, hex: string) => `%${hex.charAt(0).toLowerCase()}${hex.charAt(1)}`),
  form: formOf,
  'form, URLSearchParams': (value) => new URLSearchParams({ v: value }).toString().slice(2),
  'form, lower-case hex': (value) => lowerHex(formOf(value)),
  base64: (value) => utf8(value).toString('base64'),
  'base64, unpadded': (value) => bare(utf8(value).toString('base64')),
  base64url: (value) => utf8(value).toString('base64url'),
  'base64url, padded': (value) => url(utf8(value).toString('base64')),
  'base64, first alignment': (value) => among('id_', value, ':x'),
  'base64, second alignment': (value) => among('client:', value, '::'),
  'base64, third alignment': (value) => among('someid2:', value, '\n'),
  'base64url, second alignment': (value) => url(bare(among('client:', value, '::'))),
  'base64url, third alignment': (value) => url(bare(among('someid2:', value, '\n'))),
  'base64 of a form-encoded pair (RFC 6749 §2.3.1)': (value) => among('client%3A1:', formOf(value), ''),
  'base64 of form': (value) => utf8(formOf(value)).toString('base64'),
  'base64 of percent': (value) => utf8(rfc3986(value)).toString('base64'),
  'base64 twice': (value) => utf8(utf8(value).toString('base64')).toString('base64'),
  'base64 inside percent': (value) => rfc3986(among('Q1:', value, '')),
  hex: (value) => hexOf(value).join(''),
  HEX: (value) => hexOf(value).join('').toUpperCase(),
  'hex, colons': (value) => hexOf(value).join(':'),
  'hex, Buffer': (value) => `<Buffer ${hexOf(value).join(' ')}>`,
  'hex, \\x': (value) =>
    hexOf(value)
      .map((byte) => `\\x${byte}`)
      .join(''),
  'hex, 0x': (value) =>
    hexOf(value)
      .map((byte) => `0x${byte}`)
      .join(', '),
  'hex, hyphens': (value) => hexOf(value).join('-'),
  bytes: (value) => json([...utf8(value)]),
  'bytes, spaced': (value) => [...utf8(value)].join(', '),
  json: (value) => json(value),
  'json, ASCII': (value) => escapeUnits(json(value), /[^ -~]/g),
  'json, slashes escaped': (value) => json(value).replaceAll('/', '\\/'),
  'json, ASCII and slashes': (value) => escapeUnits(json(value), /[^ -~]/g).replaceAll('/', '\\/'),
  'json in json': (value) => json(json(value)),
  'json for HTML': (value) => escapeUnits(json(value), /[<>&']/g),
  'json for HTML, upper-case': (value) =>
    escapeUnits(json(value), /[<>&']/g).replace(/\\u..../g, (escape) => `\\u${escape.slice(2).toUpperCase()}`),
  'json, every unit': (value) => escapeUnits(value, /[^]/g),
  'html, named': named,
  'html, decimal': (value) => entity(value, String),
  'html, hex': (value) => entity(value, (code) => `x${code.toString(16)}`),
  'html of json': (value) => named(json(value)),
  cdata: (value) => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`,
  'shell, single quotes': (value) => `'${value.split("'").join("'\\''")}'`,
  'shell, double quotes': (value) => `"${value.replace(/[\\"$`]/g, (mark) => `\\${mark}`)}"`,
  'shell, ANSI-C': (value) => `$'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`,
  'utf-16le, base64': (value) => Buffer.from(value, 'utf16le').toString('base64'),
  'utf-16be, base64': (value) => Buffer.from(value, 'utf16le').swap16().toString('base64'),
  'utf-16le, hex': (value) => Buffer.from(value, 'utf16le').toString('hex'),
  'utf-16be, hex': (value) => Buffer.from(value, 'utf16le').swap16().toString('hex'),
  'latin-1 of UTF-8': (value) => utf8(value).toString('latin1'),
  'quoted-printable': (value) =>
    value.replace(/[^!-<>-~ ]/gu, (mark) =>
      hexOf(mark)
        .map((byte) => `=${byte.toUpperCase()}`)
        .join(''),
    ),
  reversed: (value) => Array.from(value).toReversed().join(''),
  'coloured by a terminal': (value) => `${value.slice(0, 3)}\u001b[31m${value.slice(3)}\u001b[0m`,
};
