import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { fits, same } from '../../src/simulate/schema-fits.ts';
import { valueFor, withValueAt } from '../../src/simulate/schema-value.ts';

const schemas: Readonly<Record<string, JsonObject>> = {
  const: { const: { a: [1, null] } },
  example: { type: 'string', example: 'shown', default: 'other' },
  'an example that does not fit': { type: 'integer', example: '3600', default: 7 },
  enum: { enum: ['x', 'y'] },
  integer: { type: 'integer', minimum: 5 },
  fraction: { type: 'number', exclusiveMinimum: 0, maximum: 0.5 },
  digits: { type: 'string', pattern: '^[0-9]+$' },
  long: { type: 'string', minLength: 12 },
  types: { type: ['null', 'integer'] },
  object: {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: { type: 'boolean' }, b: { $ref: '#/defs/b' }, c: { type: 'array' } },
  },
  closed: { type: 'object', additionalProperties: false, properties: { a: { const: 1 } } },
  'one of': { oneOf: [{ type: 'string', pattern: 'never$' }, { type: 'integer' }] },
  'all of': { allOf: [{ $ref: '#/defs/o' }, { required: ['y'], properties: { y: { const: true } } }] },
  branched: {
    type: 'object',
    properties: { k: { type: 'string' } },
    oneOf: [{ required: ['z'], properties: { z: { type: 'integer' } } }],
  },
  'not there': { type: 'object', properties: { payload: false, t: { type: 'string' } } },
  list: { type: 'array', minItems: 0, items: { type: 'string' } },
  anything: {},
};
const document: JsonObject = {
  schemas,
  defs: { b: { type: 'string', enum: ['only'] }, o: { type: 'object', properties: { x: { type: 'integer' } } } },
};
const pointerTo = (name: string) => `/schemas/${name}`;
const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ ...document, $id: 'doc:' });
const isValid = (name: string, value: Json): boolean =>
  ajv.validate({ $ref: `doc:#${encodeURI(pointerTo(name))}` }, value);

describe('a value made from a schema', () => {
  it.each(Object.keys(schemas))('fits: %s', (name) => {
    const value = valueFor(document, pointerTo(name));
    expect(value).toBeDefined();
    expect(isValid(name, value ?? null)).toBe(true);
  });

  it('is the example rather than anything made up, unless the example does not fit', () => {
    expect(valueFor(document, pointerTo('example'))).toBe('shown');
    expect(valueFor(document, pointerTo('an example that does not fit'))).toBe(7);
    expect(valueFor(document, pointerTo('object'))).toEqual({ a: true, b: 'only', c: [] });
  });

  it('is undefined when nothing fits', () => {
    expect(valueFor({ s: { not: {} } }, '/s')).toBeUndefined();
    expect(valueFor({ s: { $ref: '#/s' } }, '/nowhere')).toBeDefined();
  });
});

describe('whether a value fits', () => {
  const values: readonly Json[] = [
    null,
    true,
    0,
    0.25,
    5,
    7,
    'x',
    'only',
    '12',
    'shown',
    'a text that is long',
    [],
    ['a'],
    [1],
    {},
    { a: 1 },
    { a: [1, null] },
    { a: true, b: 'only' },
    { y: true },
    { x: 1, y: true },
    { z: 1 },
    { payload: 1 },
    { t: 'x' },
  ];
  it.each(Object.keys(schemas))('is what another validator says: %s', (name) => {
    const ours = values.map((value) => fits(document, pointerTo(name), value));
    expect(ours).toEqual(values.map((value) => isValid(name, value)));
  });

  it('follows references in a circle to their end', () => {
    expect(fits({ s: { allOf: [{ $ref: '#/s' }], type: 'string' } }, '/s', 'x')).toBe(true);
  });
});

it('equal values are equal whatever the order of members', () => {
  expect(same({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(same([1, 2], [2, 1])).toBe(false);
});

it('a value is put at a pointer, and the objects on the way are made', () => {
  expect(withValueAt({ a: { b: 1, c: 2 } }, '/a/b', 3)).toEqual({ a: { b: 3, c: 2 } });
  expect(withValueAt({ a: [1, 2] }, '/a/1', 3)).toEqual({ a: [1, 3] });
  expect(withValueAt(null, '/x/y', 1)).toEqual({ x: { y: 1 } });
  expect(withValueAt(1, '', 2)).toBe(2);
});
