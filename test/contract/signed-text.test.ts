import { describe, expect, it } from 'vitest';
import { partAt, signedText } from '../../src/contract/signed-text.ts';
import { planned, writeJson, type Style } from '../../src/contract/write-json.ts';
import { signedBytes, type SignedPart } from '../../src/model/provider-spec.ts';
import type { PlannedValue, Ref, Scalar } from '../../src/model/request-plan.ts';
import { parseJsonObject } from '../../src/simulate/json-text.ts';
import { signedText as readBySimulator } from '../../src/simulate/signed-bytes.ts';

const secret: Ref = { ref: 'credential', name: 'secret', how: null };
const fill = (value: Scalar): { real: string; shown: string } =>
  typeof value === 'string' ? { real: value, shown: value } : { real: 's"é', shown: '«secret»' };

/** Not in alphabetical order, with a secret, a list and a name that a pointer escapes. */
const root: PlannedValue = {
  members: [
    [
      'Message',
      {
        members: [
          ['id', { json: 'i' }],
          ['code', { value: secret }],
          ['list', planned([1, [2]])],
        ],
      },
    ],
    ['a/b', { json: 1.5 }],
    ['Channel', { json: null }],
  ],
};
const schema = {
  type: 'object',
  properties: { Message: { type: 'object', properties: { id: {}, code: {}, list: {} } }, 'a/b': {}, Channel: {} },
};

const styles: readonly Style[] = ['compact', 'pretty', 'reordered', 'sorted'];
const overs: readonly SignedPart[] = [
  { pointer: '' },
  { pointer: '/Message' },
  { pointer: '/Message/code' },
  { pointer: '/a~1b' },
  { wrap: '/Message' },
  { without: ['/Channel'] },
  { without: [] },
];
const grid = overs.flatMap((over) =>
  signedBytes.flatMap((bytes) => styles.map((style) => [JSON.stringify(over), bytes, style, over] as const)),
);

describe('the text that a signature covers', () => {
  it.each(grid)('over %s, %s, is what a server reads out of a body written %s', (...[, bytes, style, over]) => {
    const text = writeJson(root, style, fill).real;
    const parsed = parseJsonObject(text, new Set());
    if (parsed.root === undefined) throw new Error('the body is not JSON');
    const wanted = readBySimulator({ text, root: parsed.root }, { over, bytes }, { body: schema }, '/body');
    expect(wanted).not.toBeNull();
    expect(signedText(root, over, bytes, style, fill).real).toBe(wanted);
  });

  const message = '{"id":"i","code":"s\\"é","list":[1,[2]]}';
  const exact: readonly (readonly [
    over: SignedPart,
    bytes: (typeof signedBytes)[number],
    style: Style,
    text: string,
  ])[] = [
    [{ pointer: '/Message' }, 'as-sent', 'compact', message],
    [{ pointer: '/Message' }, 'compact', 'pretty', message],
    [{ pointer: '/Message' }, 'sorted', 'pretty', '{"code":"s\\"é","id":"i","list":[1,[2]]}'],
    [{ pointer: '/Message' }, 'documented-order', 'sorted', message],
    [{ pointer: '/Message' }, 'compact', 'reordered', '{"list":[1,[2]],"code":"s\\"é","id":"i"}'],
    [{ wrap: '/Message' }, 'as-sent', 'compact', `{"Message":${message}}`],
    [{ without: ['/Message'] }, 'as-sent', 'pretty', '{"a/b":1.5,"Channel":null}'],
    [{ pointer: '/a~1b' }, 'as-sent', 'pretty', '1.5'],
  ];
  it.each(exact)('over %j, %s, of a body written %s, is %s', (over, bytes, style, text) => {
    expect(signedText(root, over, bytes, style, fill).real).toBe(text);
  });

  it('keeps the white space of the body only as sent', () => {
    const pretty = signedBytes.map((bytes) => signedText(root, { pointer: '/Message' }, bytes, 'pretty', fill).real);
    expect(pretty.map((text) => text.includes('\n    "id": "i"'))).toEqual([true, false, false, false]);
    expect(pretty.map((text) => text.includes('\n'))).toEqual([true, false, false, false]);
  });

  it('can be shown: a name stands where the secret is, in every form', () => {
    for (const [, bytes, style, over] of grid) {
      const { real, shown } = signedText(root, over, bytes, style, fill);
      expect(shown).not.toContain('é');
      expect(shown).toBe(real.replaceAll('s\\"é', '«secret»'));
    }
  });

  it('is no text where the part is not in the body', () => {
    for (const bytes of signedBytes) {
      expect(signedText(root, { pointer: '/Other' }, bytes, 'compact', fill).real).toBe('');
      expect(signedText(root, { wrap: '/Other' }, bytes, 'compact', fill).real).toBe('');
    }
  });

  it('holds a repeated member once when it is written again, as a parser keeps it, and twice as sent', () => {
    const twice: PlannedValue = {
      members: [
        ['a', { json: 1 }],
        ['b', { json: 2 }],
        ['a', { json: 3 }],
      ],
    };
    const over: SignedPart = { without: ['/b'] };
    expect(signedText(twice, over, 'as-sent', 'compact', fill).real).toBe('{"a":1,"a":3}');
    expect(signedText(twice, over, 'compact', 'compact', fill).real).toBe('{"a":3}');
    expect(signedText(twice, { pointer: '' }, 'compact', 'compact', fill).real).toBe('{"a":3,"b":2}');
    expect(signedText(twice, { pointer: '' }, 'compact', 'reordered', fill).real).toBe('{"a":1,"b":2}');
  });

  it('finds a part through objects that were given whole', () => {
    expect(partAt(planned({ a: { b: [1, { c: 'x' }] } }), '/a/b/1/c')).toEqual({ json: 'x' });
    expect(partAt({ json: { a: [7] } }, '/a/0')).toEqual({ json: 7 });
    expect(partAt(root, '/Message/id/deeper')).toBeUndefined();
  });
});
