import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { selfContained } from '../../src/model/self-contained.ts';

const document: JsonObject = {
  text: { type: 'string', description: 'x', example: 'y', 'x-note': 1 },
  object: { type: 'object', properties: { a: { $ref: '#/text' }, description: { type: 'number' } } },
  beside: { $ref: '#/text', minLength: 2 },
  tree: { type: 'object', properties: { child: { $ref: '#/tree' }, leaf: { $ref: '#/text' } } },
  forest: { type: 'array', items: { $ref: '#/tree' } },
};

test('references are written out in place, annotations are left out', () => {
  expect(selfContained(document, '/object')).toEqual({
    type: 'object',
    properties: { a: { type: 'string' }, description: { type: 'number' } },
  });
});

test('what stands beside a reference holds as well', () => {
  expect(selfContained(document, '/beside')).toEqual({ minLength: 2, allOf: [{ type: 'string' }] });
});

test('what refers to itself is shared', () => {
  const tree: Json = { type: 'object', properties: { child: { $ref: '#/$defs/shared1' }, leaf: { type: 'string' } } };
  expect(selfContained(document, '/forest')).toEqual({ type: 'array', items: tree, $defs: { shared1: tree } });
  expect(selfContained(document, '/tree')).toEqual({ ...tree, $defs: { shared1: tree } });
});

test('boolean schemas and missing ones', () => {
  expect(selfContained({ no: false }, '/no')).toBe(false);
  expect(selfContained({}, '/nowhere')).toBe(true);
});

test('references that double at each step stay small', () => {
  const steps = Array.from({ length: 40 }, (_, index) => {
    const next = { $ref: `#/s${index + 1}` };
    return [`s${index}`, { properties: { a: next, b: next } }] as const;
  });
  const doubling: JsonObject = { ...Object.fromEntries(steps), s40: { type: 'string' } };
  expect(JSON.stringify(selfContained(doubling, '/s0')).length).toBeLessThan(200_000);
});
