import { assert, constantFrom, dictionary, jsonValue, nat, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainBasic, readBasic } from '../../src/simulate/basic-credentials.ts';
import { parseForm, parseMultipart } from '../../src/simulate/form-text.ts';
import { type JsonNode, nodeAt, parseJsonObject, toJson } from '../../src/simulate/json-text.ts';

const none = new Set<string>();
const flawOf = (text: string, tolerated = none) => parseJsonObject(text, tolerated).flaw;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('strict JSON', () => {
  it.each([
    ['{"a":1}x', 'trailing-bytes'],
    ['{"a":1,}', 'trailing-comma'],
    ['{"a":[1,]}', 'trailing-comma'],
    ['\ufeff{}', 'byte-order-mark'],
    ['{"a":1,"\\u0061":2}', 'duplicate-member'],
    ['[]', 'not-an-object'],
    ['"a"', 'not-an-object'],
    ['', 'syntax'],
    ['{', 'syntax'],
    ['{"a":01}', 'syntax'],
    ['{"a":+1}', 'syntax'],
    ['{"a":.5}', 'syntax'],
    ['{"a":NaN}', 'syntax'],
    ["{'a':1}", 'syntax'],
    ['{a:1}', 'syntax'],
    ['{"a":"\n"}', 'syntax'],
    ['{"a":"\\x"}', 'syntax'],
    ['{"a":1 "b":2}', 'syntax'],
    ['{,}', 'syntax'],
    [`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, 'syntax'],
  ])('refuses %j as %s', (text, flaw) => {
    expect(flawOf(text)).toBe(flaw);
  });

  it.each([
    '{}',
    ' {"a" : [ ] }\r\n',
    '{"a":-0.5e+10,"b":"\\ud83d\\ude00","c":[true,false,null]}',
    '{"":{"":""}}',
    '{"a":{},"b":[]}',
    '{"a":[{}]}',
  ])('reads %j as JSON.parse does', (text) => {
    const parsed = parseJsonObject(text, none);
    expect(parsed.flaw).toBeUndefined();
    expect({ ...(toJson(parsed.root as JsonNode) as object) }).toEqual({ ...(JSON.parse(text) as object) });
  });

  it('knows the exact text of every member', () => {
    const text = '{"a": { "b" : [1, {"c":  "d"}] } }';
    const { root } = parseJsonObject(text, none);
    const node = root && nodeAt(root, ['a', 'b', '1']);
    expect(node && text.slice(node.start, node.end)).toBe('{"c":  "d"}');
    expect(root && nodeAt(root, ['a', 'x'])).toBeNull();
  });

  it('lets through only what a fault tolerates; of equal names the first counts', () => {
    const { root } = parseJsonObject(
      '\ufeff{"a":1,"a":2,}',
      new Set(['byte-order-mark', 'duplicate-member', 'trailing-comma']),
    );
    expect(root && { ...(toJson(root) as object) }).toEqual({ a: 1 });
    expect(flawOf('{"a":1,}', new Set(['duplicate-member']))).toBe('trailing-comma');
  });

  it('agrees with JSON.parse on texts with a character taken away, doubled or replaced', () => {
    const object = dictionary(string(), jsonValue({ maxDepth: 3 }), { minKeys: 1 });
    const replacements = ['{', '}', '[', ']', '"', ',', ':', '0', 'e', '-', ' ', '\n', '\\'];
    const edit = record({ at: nat(), how: constantFrom('keep', 'drop', 'double', ...replacements) });
    const agrees = property(object, edit, (value, { at, how }) => {
      const whole = JSON.stringify(value);
      const index = at % whole.length;
      const here = whole[index] ?? '';
      const middle = { keep: here, drop: '', double: here + here }[how] ?? how;
      const text = whole.slice(0, index) + middle + whole.slice(index + 1);
      const { flaw } = parseJsonObject(text, none);
      // JSON.parse takes equal names and any root; neither is about the grammar.
      return flaw === 'duplicate-member' || flaw === 'not-an-object' || (flaw === undefined) === isJson(text);
    });
    expect(() => assert(agrees, { numRuns: 300, seed: 1 })).not.toThrow();
  });

  it('keeps __proto__ an ordinary name', () => {
    const { root } = parseJsonObject('{"__proto__":{"x":1}}', none);
    expect(root && Object.keys(toJson(root) as object)).toEqual(['__proto__']);
  });
});

const encode = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('Basic', () => {
  it('splits at the first colon', () => {
    expect(readBasic(encode('id:a:b'), plainBasic)).toMatchObject({ kind: 'read', id: 'id', secret: 'a:b' });
    expect(readBasic(encode(':'), plainBasic)).toMatchObject({ kind: 'read', id: '', secret: '' });
  });
  it('splits at another separator where a reading says so, or at the last colon where a fault does', () => {
    expect(readBasic(encode('id”:”s'), { ...plainBasic, separator: '”:”' })).toMatchObject({ id: 'id', secret: 's' });
    expect(readBasic(encode('id:a:b'), { ...plainBasic, lastSeparator: true })).toMatchObject({
      id: 'id:a',
      secret: 'b',
    });
  });
  it.each([
    'Basic',
    'Basic ',
    'Basic a',
    'Basic YTpi!',
    'Basic YTpiYw',
    'Basic YTpi YTpi',
    encode('no colon'),
    encode('a\0:b'),
    'Basic /zov',
  ])('finds %j malformed', (text) => {
    expect(readBasic(text, plainBasic).kind).toBe('malformed');
  });
  it.each([undefined, '', 'Bearer x', 'basicYTpi'])('finds no Basic in %j', (text) => {
    expect(readBasic(text, plainBasic).kind).toBe('absent');
  });
  it('takes the scheme in any case, unless a fault compares it', () => {
    expect(readBasic(encode('a:b').replace('Basic', 'BASIC'), plainBasic).kind).toBe('read');
    expect(readBasic(encode('a:b').replace('Basic', 'BASIC'), { ...plainBasic, schemeCase: true }).kind).toBe('absent');
  });
});

describe('forms', () => {
  it('are objects of texts, each name once', () => {
    expect({ ...parseForm('a=1&b=x+y%C3%A9') }).toEqual({ a: '1', b: 'x yé' });
    expect(parseForm('a=1&a=2')).toBeNull();
  });
  it('may be multipart', () => {
    const text =
      '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n2\r\n--B\r\nContent-Disposition: form-data; name="b"\r\n\r\n\r\n--B--\r\n';
    expect({ ...parseMultipart(text, 'multipart/form-data; boundary=B') }).toEqual({ a: '1\r\n2', b: '' });
    expect(parseMultipart(text, 'multipart/form-data')).toBeNull();
    expect(parseMultipart(text.replace('--B--', ''), 'multipart/form-data; boundary="B"')).toBeNull();
  });
});
