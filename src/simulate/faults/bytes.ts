import { deflateSync, gzipSync } from 'node:zlib';
import { isObject } from '../../model/json.ts';
import type { Draft, Fault } from '../../model/simulator.ts';
import { onToken, sendText, setAt, setHeader, textOf, withMember } from './draft-parts.ts';

/** Bytes that are no JSON, no UTF-8, more than one thing, or packed in a way that nobody asked for. */
export const byteFaults: readonly Fault[] = [
  bytes('duplicate-member', 'repeats a member with another value', (text) =>
    text.replace(/^\{("[^"]+"):/, '{$1:"other",$1:'),
  ),
  bytes('byte-order-mark', 'sends a byte order mark', (text) => `\ufeff${text}`),
  bytes('trailing-bytes', 'sends more after the JSON', (text) => `${text}\n<!-- 0.012 s -->`),
  bytes('two-documents', 'sends the JSON twice', (text) => `${text}\n${text}`),
  bytes('truncated', 'stops in the middle of the JSON', (text) => text.slice(0, Math.floor(text.length / 2))),
  bytes('trailing-comma', 'leaves a comma before the last brace', (text) => text.replace(/\}$/, ',}')),
  bytes('unquoted-names', 'sends member names without quotes', (text) => text.replace(/"(\w+)":/g, '$1:')),
  bytes('single-quotes', 'sends strings in single quotes', (text) => text.replaceAll('"', "'")),
  bytes('comment', 'sends a comment in the JSON', (text) => text.replace(/^\{/, '{/* token */')),
  bytes('not-a-number', 'sends NaN', (text) => text.replace(/^\{/, '{"spent":NaN,')),
  bytes('leading-zeros', 'sends a number with leading zeros', (text) => text.replace(/^\{/, '{"spent":0000,')),
  bytes('huge-number', 'sends a number that no double holds', (text) =>
    text.replace(/^\{/, '{"spent":9007199254740993,'),
  ),
  bytes('lone-surrogate', 'sends half a character', (text) => text.replace(/^\{/, '{"note":"\\ud800",')),
  bytes('control-character', 'sends a raw tab inside a string', (text) => text.replace(/^\{/, '{"note":"a\tb",')),
  bytes('deep', 'nests a thousand arrays', (text) =>
    text.replace(/^\{/, `{"deep":${'['.repeat(1000)}${']'.repeat(1000)},`),
  ),
  bytes(
    'html-page',
    'sends a web page in place of JSON',
    () => '<html><head><title>400 Bad Request</title></head><body><center>nginx</center></body></html>',
  ),
  bytes('plain-text', 'sends the bare token', (text) => /"(eyJ[^"]+|[a-z0-9]{40,})"/.exec(text)?.[1] ?? 'OK'),
  bytes('form-encoded', 'sends the answer as a form', () => 'access_token=simulated&token_type=Bearer&expires_in=3600'),
  bytes('empty', 'sends no body', () => ''),
  bytes('white-space', 'sends nothing but a line break', () => '\n'),
  {
    name: 'bytes/invalid-utf-8',
    title: 'sends bytes that are not UTF-8',
    noticedBy: ['accept/documented'],
    change: onToken((draft) => {
      const text = textOf(draft).replace(/^\{/, '{"note":"é",');
      sendText(draft, text, 'latin1');
    }),
  },
  {
    name: 'bytes/utf-16',
    title: 'sends UTF-16 and says so',
    noticedBy: ['accept/documented'],
    change: onToken((draft) => {
      setHeader(draft, 'Content-Type', 'application/json; charset=utf-16le');
      sendText(draft, textOf(draft), 'utf16le');
    }),
  },
  packed(
    'gzip-unasked',
    'compresses whatever the client offers to unpack',
    'gzip',
    (bytes) => gzipSync(bytes),
    'encoding/identity',
  ),
  packed('stacked-encodings', 'compresses twice', 'deflate, gzip', (bytes) => gzipSync(deflateSync(bytes))),
  packed('unknown-encoding', 'names an encoding that nobody knows', 'zip', (bytes) => bytes),
  packed('broken-gzip', 'sends gzip that ends too early', 'gzip', (bytes) => gzipSync(bytes).subarray(0, 30)),
  packed('gzip-bomb', 'sends eight megabytes of zeros as gzip', 'gzip', () => gzipSync(Buffer.alloc(8 << 20, 0x20))),
  {
    name: 'bytes/large',
    title: 'sends a body of three megabytes',
    noticedBy: ['accept/documented'],
    change: onToken((draft) => setAt(draft, '/filler', 'x'.repeat(3 << 20))),
  },
  {
    name: 'bytes/fraction-of-zero',
    title: 'sends the lifetime with a fraction of zero',
    noticedBy: ['accept/documented'],
    change: onToken((draft, world) => {
      withMember('lifetime', () => '@lifetime@')(draft, world);
      sendText(draft, textOf(draft).replace('"@lifetime@"', '3600.0'));
    }),
  },
];

function bytes(name: string, title: string, change: (text: string) => string): Fault {
  return {
    name: `bytes/${name}`,
    title,
    noticedBy: ['accept/documented'],
    change: onToken((draft) => sendText(draft, change(textOf(draft)))),
  };
}

function packed(
  name: string,
  title: string,
  encoding: string,
  pack: (bytes: Buffer) => Uint8Array,
  noticedBy = 'accept/documented',
): Fault {
  return {
    name: `bytes/${name}`,
    title,
    noticedBy: [noticedBy],
    change: onToken((draft: Draft) => {
      setHeader(draft, 'Content-Encoding', encoding);
      draft.bytes = new Uint8Array(pack(Buffer.from(isObject(draft.body) ? textOf(draft) : '')));
    }),
  };
}
