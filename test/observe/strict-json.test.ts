import { describe, expect, it } from 'vitest';
import { toJson } from '../../src/observe/json-problems.ts';
import { parseJson } from '../../src/observe/strict-json.ts';

const members = (count: number): string => `{${Array.from({ length: count }, (_, index) => `"${index}":0`).join(',')}}`;

const good = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1.5e+3',
  '1E400',
  '""',
  '"a\\u00e9\\n\\/"',
  '"\\ud83d\\ude00"',
  '[]',
  '{}',
  ' [ 1 , 2 ] ',
  '\t{"a"\r\n:1}\n',
  '{"a":{"b":[null,{"c":""}]}}',
  '"\u2028\u007f"',
  '"\\ud800"',
  '[[[[]]]]',
  '{"__proto__":1,"constructor":2}',
  '{"":0}',
];

const bad: readonly (readonly [text: string, rule: string, place: string, atEnd?: true])[] = [
  ['', 'the text ends where a value must stand', '1:1', true],
  ['  \n ', 'the text ends where a value must stand', '2:2', true],
  ['{"a":', 'the text ends where a value must stand', '1:6', true],
  ['{', 'the text ends inside an object', '1:2', true],
  ['{"a"', 'the text ends inside an object', '1:5', true],
  ['{"a":1', 'the text ends inside an object', '1:7', true],
  ['{"a":1,', 'the text ends inside an object', '1:8', true],
  ['[1', 'the text ends inside an array', '1:3', true],
  ['[1,', 'the text ends where a value must stand', '1:4', true],
  ['{"access_tok', 'the text ends inside a string', '1:13', true],
  ['{"a":"\\', 'the text ends inside a string', '1:8', true],
  ['"\\u00', 'the text ends inside a string', '1:6', true],
  ['{"a":tru', 'the text ends inside a word', '1:9', true],
  ['-', 'the text ends inside a number', '1:2', true],
  ['1.', 'the text ends inside a number', '1:3', true],
  ['[1e+', 'the text ends inside a number', '1:5', true],
  ['{} x', 'nothing may follow the value', '1:4'],
  ['{}{}', 'nothing may follow the value', '1:3'],
  ['{"a":NaN}', 'NaN and Infinity are not numbers in JSON', '1:6'],
  ['[-Infinity]', 'NaN and Infinity are not numbers in JSON', '1:2'],
  ["{'a':1}", 'a member name stands in double quotes', '1:2'],
  ["['a']", 'a string stands in double quotes', '1:2'],
  ['{status: "FAILURE"}', 'a member name stands in double quotes', '1:2'],
  ['{"a":1,}', 'a comma must be followed by another entry', '1:8'],
  ['[1,]', 'a comma must be followed by another entry', '1:4'],
  ['{// no\n}', 'JSON has no comments', '1:2'],
  ['[1 /* no */]', 'JSON has no comments', '1:4'],
  ['{"a":"b\n"}', 'a control character in a string must be escaped', '1:8'],
  ['"\\x41"', 'an escape is one of \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits', '1:2'],
  ['"\\u12G4"', '\\u must be followed by four hexadecimal digits', '1:2'],
  ['callback({"a":1})', 'the only words are true, false and null', '1:1'],
  ['nullx', 'the only words are true, false and null', '1:1'],
  ['True', 'the only words are true, false and null', '1:1'],
  ['[1 2]', 'a comma or ] must follow', '1:4'],
  ['{"a":1 "b":2}', 'a comma or } must follow', '1:8'],
  ['{"a" 1}', 'a colon must follow the member name', '1:6'],
  ['012', 'a number must not begin with a zero', '1:1'],
  ['[+1]', 'a number begins with a digit or a minus', '1:2'],
  ['[.5]', 'a number begins with a digit or a minus', '1:2'],
  ['[1.e5]', 'a number has digits, then perhaps a fraction and an exponent, each with digits of its own', '1:2'],
  ['0x10', 'a number has digits, then perhaps a fraction and an exponent, each with digits of its own', '1:1'],
  ['}', 'a value must stand here', '1:1'],
  ['{"a":}', 'a value must stand here', '1:6'],
  ['[1,\n ]', 'a comma must be followed by another entry', '2:2'],
  ['\u00a0{}', 'a value must stand here', '1:1'],
  ['\u0000', 'a value must stand here', '1:1'],
];

describe('the parser takes what RFC 8259 allows', () => {
  for (const text of good) {
    it(`${JSON.stringify(text)} is JSON`, () => {
      const { root } = parseJson(text);
      expect(root).toBeDefined();
      if (root === undefined || text === '1E400') return;
      expect(JSON.parse(JSON.stringify(toJson(root)))).toEqual(JSON.parse(JSON.stringify(JSON.parse(text))));
    });
  }
});

describe('the parser names the rule that a text breaks, and never quotes the text', () => {
  for (const [text, rule, place, atEnd = false] of bad) {
    it(`${JSON.stringify(text)}: ${rule}`, () => {
      const { broken } = parseJson(text);
      expect({ rule: broken?.rule, place: `${broken?.line}:${broken?.col}`, atEnd: broken?.atEnd }).toEqual({
        rule,
        place,
        atEnd,
      });
    });
  }

  it('agrees with the grammar of the platform on what is JSON at all', () => {
    for (const [text] of bad) expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });
});

describe('the parser stops at its limits before anything is built', () => {
  it('allows 64 levels and not 65', () => {
    expect(parseJson('['.repeat(64) + ']'.repeat(64)).root).toBeDefined();
    expect(parseJson('['.repeat(65) + ']'.repeat(65)).beyond?.code).toBe('E_JSON_DEPTH');
    expect(parseJson('['.repeat(1_000_000)).beyond?.code).toBe('E_JSON_DEPTH');
    expect(parseJson('{"a":'.repeat(300_000)).beyond?.code).toBe('E_JSON_DEPTH');
  });

  it('allows ten thousand members and not one more', () => {
    expect(parseJson(members(10_000)).root).toBeDefined();
    expect(parseJson(members(10_001)).beyond?.code).toBe('E_JSON_KEYS');
    expect(parseJson(members(200_000)).beyond?.code).toBe('E_JSON_KEYS');
  });

  it('allows a string of 256 Ki characters and not one more', () => {
    expect(parseJson(`"${'a'.repeat(1 << 18)}"`).root).toBeDefined();
    expect(parseJson(`"${'a'.repeat((1 << 18) + 1)}"`).beyond?.code).toBe('E_JSON_SIZE');
  });
});

describe('parsed objects', () => {
  const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1}';

  it('have no prototype and own every member', () => {
    const { root } = parseJson(text);
    const value = root === undefined ? null : toJson(root);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString']);
  });

  it('leave Object.prototype as it was', () => {
    parseJson(text);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
