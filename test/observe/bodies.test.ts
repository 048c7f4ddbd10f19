import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { clientSecret, failureOf, responseTo, type Answer } from './world.ts';

const json = '{"status":200,"success":true,"data":{"access_token":"","token_type":"Bearer","expires_in":3600}}';
const parsed = JSON.parse(json) as Json;
const coded = (coding: string, body: Uint8Array): Answer => ({ body, headers: [['Content-Encoding', coding]] });
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

/** Bodies that leave something to judge, and what is said of them. */
const judged: Readonly<Record<string, readonly [answer: Answer, body: Record<string, unknown>]>> = {
  'plain JSON': [{ body: json }, { json: parsed, notJson: null, problems: [], 'numbers.count': 0, encoding: null }],
  gzip: [
    coded('gzip', gzipSync(json)),
    { json: parsed, bytes: json.length, wireBytes: gzipSync(json).length, encoding: 'gzip', encodingNotOffered: false },
  ],
  'x-gzip in capitals': [
    coded('X-GZIP', gzipSync(json)),
    { json: parsed, encoding: 'x-gzip', encodingNotOffered: false },
  ],
  'gzip of two members (RFC 1952 §2.2)': [
    coded('gzip', Buffer.concat([gzipSync(json.slice(0, 20)), gzipSync(json.slice(20))])),
    { json: parsed },
  ],
  'gzip on a 400': [
    { ...coded('gzip', gzipSync('{"error":"invalid_client"}')), status: 400 },
    { json: { error: 'invalid_client' } },
  ],
  deflate: [coded('deflate', deflateSync(json)), { json: parsed }],
  brotli: [coded('br', brotliCompressSync(json)), { json: parsed }],
  'two codings': [coded('deflate, gzip', gzipSync(deflateSync(json))), { json: parsed, encoding: 'deflate, gzip' }],
  'two codings in two fields': [
    {
      body: gzipSync(deflateSync(json)),
      headers: [
        ['content-encoding', 'deflate'],
        ['Content-Encoding', 'gzip'],
      ],
    },
    { json: parsed },
  ],
  'identity, which is no coding': [coded('identity', Buffer.from(json)), { json: parsed, encodingNotOffered: false }],
  'a coding that was not offered': [coded('zstd', zstdCompressSync(json)), { json: parsed, encodingNotOffered: true }],
  'a coding that was offered with weight zero': [
    { ...coded('br', brotliCompressSync(json)), accepts: 'gzip, br;q=0' },
    { encodingNotOffered: true, json: parsed },
  ],
  'a coding covered by the asterisk': [
    { ...coded('br', brotliCompressSync(json)), accepts: 'gzip, *' },
    { encodingNotOffered: false },
  ],
  'a coding that nobody knows': [
    coded('foo', Buffer.from(json)),
    { encodingNotOffered: true, json: undefined, text: '', 'notJson.looksLike': 'not-json' },
  ],
  'a coding named like a member of every object': [
    coded('constructor', Buffer.from(json)),
    { encodingNotOffered: true, json: undefined },
  ],
  'gzip declared of nothing': [coded('gzip', Buffer.alloc(0)), { 'notJson.looksLike': 'empty' }],
  'a login page': [
    {
      body: '<!DOCTYPE html><html><head><title>Sign in &amp; go</title></head></html>',
      type: 'text/html; charset=utf-8',
    },
    { 'notJson.looksLike': 'html', htmlTitle: 'Sign in & go', json: undefined },
  ],
  'a page that says it is JSON': [
    { body: '\n<html><title>\n 502   Bad\nGateway</title>' },
    { 'notJson.looksLike': 'html', htmlTitle: '502 Bad Gateway' },
  ],
  'a page after comments': [
    { body: `${'<!---->'.repeat(40)}<html>` },
    { 'notJson.looksLike': 'html', htmlTitle: null },
  ],
  'a page with a long title': [
    { body: `<title>${'word '.repeat(60)}</title>`, type: 'text/html' },
    { htmlTitle: 'word '.repeat(16) },
  ],
  'text/html that is JSON': [
    { body: json, type: 'text/html' },
    { json: parsed, notJson: null },
  ],
  'no media type': [{ body: json, type: null }, { json: parsed }],
  'a charset that JSON does not have': [
    { body: json, type: 'application/json; charset=latin1' },
    { json: parsed, 'problems.0.kind': 'charset' },
  ],
  'utf-16 in name only': [
    { body: json, type: 'application/json;charset="UTF-16"' },
    { json: parsed, 'problems.0.kind': 'charset' },
  ],
  'utf-8 in capitals and quotes': [
    { body: json, type: 'application/json; charset="UTF-8"' },
    { json: parsed, problems: [] },
  ],
  'utf-16 in fact': [{ body: Buffer.from(json, 'utf16le') }, { 'notJson.looksLike': 'not-json', json: undefined }],
  'a byte order mark': [
    { body: `\ufeff${json}` },
    { json: parsed, 'problems.0.kind': 'byte-order-mark', 'problems.length': 1 },
  ],
  'a byte that is no UTF-8': [
    { body: bytes('{"status":1,\n"message":"a', [0xff], 'b"}') },
    {
      json: { status: 1, message: 'a\ufffdb' },
      'problems.0': { kind: 'invalid-utf-8', line: 2, col: 13, detail: 'byte 25 is not UTF-8 (RFC 3629 §4)' },
    },
  ],
  'an overlong slash': [
    { body: bytes('{"message":"', [0xc0, 0xaf], '"}') },
    { 'problems.0.detail': 'byte 12 is not UTF-8 (RFC 3629 §4)' },
  ],
  'a surrogate written in UTF-8': [
    { body: bytes('{"message":"', [0xed, 0xa0, 0x80], '"}') },
    { 'problems.0.kind': 'invalid-utf-8' },
  ],
  'half of an escaped pair': [
    { body: '{"message":"\\ud83d!"}' },
    { json: { message: '\ud83d!' }, 'problems.0': { kind: 'lone-surrogate', pointer: '/message' } },
  ],
  'half of a pair in a name': [{ body: '{"\\ude00":1}' }, { 'problems.0': { kind: 'lone-surrogate', pointer: '' } }],
  nothing: [{ body: '' }, { 'notJson.looksLike': 'empty', bytes: 0, text: '' }],
  'white space': [{ body: ' \r\n' }, { 'notJson.looksLike': 'empty', bytes: 3 }],
  null: [{ body: 'null' }, { json: null, notJson: null }],
  'an array': [{ body: '[]' }, { json: [] }],
  true: [{ body: 'true' }, { json: true }],
  'JSON cut short, though its length was right': [
    { body: '{"status":200,"data":{"access_to' },
    { 'notJson.looksLike': 'truncated', 'notJson.rule': 'the text ends inside a string' },
  ],
  'JSON cut short inside a character': [
    { body: bytes('{"message":"', [0xf0, 0x9f]) },
    { 'notJson.looksLike': 'truncated' },
  ],
  JSONP: [{ body: 'callback({"status":1})' }, { 'notJson.looksLike': 'not-json', 'notJson.line': 1, 'notJson.col': 1 }],
  'bytes behind the value': [
    { body: `${json}\n}` },
    { 'notJson.rule': 'nothing may follow the value', 'notJson.line': 2 },
  ],
  'a member twice': [
    { body: '{"status":1,"data":{"expires_in":1,\n "expires_in":"2"}}' },
    {
      json: { status: 1, data: { expires_in: '2' } },
      'problems.0': {
        kind: 'duplicate-member',
        pointer: '/data/expires_in',
        line: 2,
        col: 2,
        detail: 'the member occurs again: number, then string',
      },
    },
  ],
  'a member twice, one of them escaped': [
    { body: '{"status":1,"st\\u0061tus":2}' },
    { json: { status: 2 }, 'problems.0.kind': 'duplicate-member' },
  ],
  '2^53 + 1': [
    { body: '{"expires_in":9007199254740993}' },
    {
      numbers: { '/expires_in': '9007199254740993' },
      'problems.0.kind': 'unsafe-number',
      'problems.0.detail': '9007199254740993 is beyond 2^53 - 1 (RFC 7493 §2.2)',
    },
  ],
  '2^53 - 1': [{ body: '{"expires_in":9007199254740991}' }, { 'numbers.count': 0, problems: [] }],
  'a number beyond doubles': [
    { body: '{"expires_in":-1e400}' },
    {
      json: { expires_in: -Number.MAX_VALUE },
      numbers: { '/expires_in': '-1e400' },
      'problems.0.kind': 'unsafe-number',
    },
  ],
  'a number below doubles': [
    { body: '{"expires_in":1e-400}' },
    { json: { expires_in: 0 }, 'problems.0.kind': 'unsafe-number' },
  ],
  'a number of four hundred digits': [
    { body: `{"expires_in":${'7'.repeat(400)}}` },
    { 'problems.0.kind': 'unsafe-number', numbers: { '/expires_in': '7'.repeat(80) } },
  ],
  'an integer with a fraction': [
    { body: '{"expires_in":3600.0}' },
    { json: { expires_in: 3600 }, numbers: { '/expires_in': '3600.0' }, 'problems.0.kind': 'fraction-of-zero' },
  ],
  'a minus before zero': [{ body: '{"expires_in":-0}' }, { numbers: { '/expires_in': '-0' }, problems: [] }],
  'a fraction that a double keeps': [
    { body: '{"expires_in":3600.5}' },
    { json: { expires_in: 3600.5 }, 'numbers.count': 0, problems: [] },
  ],
  'a number as text': [{ body: '{"expires_in":"6000"}' }, { json: { expires_in: '6000' } }],
  '204 without a body': [{ status: 204, type: null }, { 'notJson.looksLike': 'empty' }],
  'a JSON page cut off by the connection, HTML': [
    { body: '<html><p>', complete: 'unknown', type: 'text/html' },
    { 'notJson.looksLike': 'html' },
  ],
  'broken, not cut, and the connection ended it': [
    { body: "{'a':1}", complete: 'unknown' },
    { 'notJson.looksLike': 'not-json' },
  ],
  'whole, and the connection ended it': [{ body: json, complete: 'unknown' }, { json: parsed }],
  'nothing announced, nothing there, and the connection ended it': [
    { body: '', complete: 'unknown', type: null },
    { 'notJson.looksLike': 'empty' },
  ],
};

/** Bodies that nobody can judge. */
const unjudged: Readonly<Record<string, readonly [answer: Answer, code: string, phase: string, message: RegExp]>> = {
  'three codings': [
    coded('gzip, gzip, gzip', Buffer.from('x')),
    'E_ENCODINGS',
    'decode',
    /^3 content codings on one body; 2 are allowed/,
  ],
  'gzip declared, plain sent': [
    coded('gzip', Buffer.from(json)),
    'E_DECODE',
    'decode',
    /^declared gzip, bytes begin 7b 22 \(Z_DATA_ERROR\)/,
  ],
  'gzip cut short': [coded('gzip', gzipSync(json).subarray(0, -5)), 'E_DECODE', 'decode', /Z_BUF_ERROR/],
  'gzip cut short by the connection': [
    { ...coded('gzip', gzipSync(json).subarray(0, -5)), complete: 'unknown' },
    'E_TRUNCATED',
    'body',
    /^the gzip body stops before its end/,
  ],
  'bytes behind gzip': [
    coded('gzip', Buffer.concat([gzipSync(json), Buffer.from('xx')])),
    'E_DECODE',
    'decode',
    /declared gzip/,
  ],
  'bytes behind deflate': [
    coded('deflate', Buffer.concat([deflateSync(json), Buffer.from('xx')])),
    'E_DECODE',
    'decode',
    /2 bytes follow its end/,
  ],
  'deflate without its wrapper': [coded('deflate', deflateRawSync(json)), 'E_DECODE', 'decode', /^declared deflate/],
  'brotli declared, plain sent': [coded('br', Buffer.from(json)), 'E_DECODE', 'decode', /^declared br/],
  'a gzip bomb': [
    coded('gzip', gzipSync(Buffer.alloc(64 << 20))),
    'E_DECODED_TOO_LARGE',
    'decode',
    /more than 2097152 bytes/,
  ],
  'a brotli bomb of a hundred bytes': [
    coded('br', brotliCompressSync(Buffer.alloc(16 << 20))),
    'E_DECODED_TOO_LARGE',
    'decode',
    /more than 65536 bytes/,
  ],
  'a bomb inside a bomb': [
    coded('gzip, gzip', gzipSync(gzipSync(Buffer.alloc(16 << 20)))),
    'E_DECODED_TOO_LARGE',
    'decode',
    /bytes/,
  ],
  'a plain body beyond the limit': [
    { body: Buffer.alloc((2 << 20) + 1, 0x20) },
    'E_DECODED_TOO_LARGE',
    'decode',
    /2097152/,
  ],
  'gzip as transfer coding': [
    { body: json, headers: [['Transfer-Encoding', 'gzip, chunked']] },
    'E_TRANSFER_CODING',
    'decode',
    /not exactly chunked/,
  ],
  'chunked twice': [
    {
      body: json,
      headers: [
        ['Transfer-Encoding', 'chunked'],
        ['transfer-encoding', 'chunked'],
      ],
    },
    'E_TRANSFER_CODING',
    'decode',
    /not exactly/,
  ],
  'chunked, identity': [
    { body: json, headers: [['Transfer-Encoding', 'chunked, identity']] },
    'E_TRANSFER_CODING',
    'decode',
    /not exactly/,
  ],
  'JSON cut off by the connection': [
    { body: '{"data":{"access_', complete: 'unknown' },
    'E_TRUNCATED',
    'body',
    /^the body stops where the JSON text goes on, and without a length/,
  ],
  'cut off by the connection inside a character': [
    { body: bytes('{"message":"', [0xe2, 0x82]), complete: 'unknown' },
    'E_TRUNCATED',
    'body',
    /./,
  ],
  'JSON announced, and the connection ended before it': [
    { body: '', complete: 'unknown' },
    'E_TRUNCATED',
    'body',
    /announced/,
  ],
  'a million levels': [{ body: '['.repeat(1_000_000) }, 'E_JSON_DEPTH', 'parse', /64 levels/],
  'two hundred thousand members': [
    { body: `{${'"a":0,'.repeat(200_000)}"a":0}` },
    'E_JSON_KEYS',
    'parse',
    /10000 members/,
  ],
  'a string of a megabyte': [
    { body: JSON.stringify({ message: 'm'.repeat(1 << 20) }) },
    'E_JSON_SIZE',
    'parse',
    /262144 characters/,
  ],
};

/** `problems.0.kind`, or `numbers.count` for how many there are. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    const members = inner as Record<string, unknown>;
    return key === 'count' ? Object.keys(members).length : members[key];
  }, value);
}

describe('a body that can be judged', () => {
  for (const [title, [answer, expected]] of Object.entries(judged)) {
    it(`${title}: what is in it`, () => {
      const { body } = responseTo(answer);
      const plain = {
        ...body,
        json: body.json === undefined ? undefined : (JSON.parse(JSON.stringify(body.json)) as unknown),
      };
      const looked = Object.fromEntries(Object.keys(expected).map((path) => [path, at(plain, path)]));
      expect(looked).toMatchObject(expected);
    });
  }
});

describe('a body that nobody can judge is a failure, not a finding', () => {
  for (const [title, [answer, code, phase, message]] of Object.entries(unjudged)) {
    it(`${title}: why not`, () => {
      const failure = failureOf(answer);
      expect(failure).toMatchObject({ code, phase, attribution: 'target' });
      expect(failure.message).toMatch(message);
      expect(failure.message).toMatch(/\(status 200, \d+ bytes received\)$/);
    });
  }
});

describe('reading bodies', () => {
  it('leaves Object.prototype as it was', () => {
    const { body } = responseTo({
      body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":{"__proto__":null}}',
    });
    expect(Object.keys(body.json as object)).toEqual(['__proto__', 'constructor', 'a']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('shows at most 8 KiB of text, in whole characters, redacted before it is cut', () => {
    const { body } = responseTo({ body: JSON.stringify({ message: `${'é'.repeat(4085)}${clientSecret}` }) });
    expect(body.truncated).toBe(true);
    expect(Buffer.byteLength(body.text)).toBeLessThanOrEqual(8192);
    expect(body.text).not.toContain('\ufffd');
    expect(body.text).not.toContain('Cn4ry');
    expect(responseTo({ body: json }).body.truncated).toBe(false);
  });

  it('keeps white space, order and repeated members in the text', () => {
    const text = '{ "status" : 200,\n\t"status":  201 ,"success":true}';
    expect(responseTo({ body: text }).body.text).toBe(text);
  });

  it('says how many problems there are only up to a hundred', () => {
    expect(responseTo({ body: `[${'1.0,'.repeat(5000)}1.0]` }).body.problems).toHaveLength(100);
  });
});
