import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import {
  branchesOf,
  followBareRef,
  followRefs,
  localTarget,
  schemaKey,
  schemaLayers,
  schemaProperties,
  schemasOfMember,
} from '../../src/model/schema-layers.ts';

const document: JsonObject = {
  base: { type: 'object', properties: { id: { type: 'string' } }, 'x-fact': 'base' },
  more: { $ref: '#/base', properties: { more: { type: 'number' } } },
  bare: { $ref: '#/more' },
  all: { allOf: [{ $ref: '#/base' }, { properties: { id: { const: 'x' }, own: {} }, 'x-fact': 'own' }] },
  one: { oneOf: [{ $ref: '#/base' }, { properties: { list: { items: { properties: { deep: {} } } } } }] },
  round: { $ref: '#/about' },
  about: { $ref: '#/round' },
  selfish: { allOf: [{ $ref: '#/selfish' }], title: 'x' },
};

test('the target of a reference is a pointer, decoded', () => {
  expect(localTarget('#/a%20b/~1c')).toBe('/a b/~1c');
  expect(localTarget('#')).toBe('');
  expect([localTarget('#anchor'), localTarget('a.yaml#/b'), localTarget('#/%zz'), localTarget(7)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('references are followed to the end, and not round in circles', () => {
  expect(followRefs(document, '/bare')).toBe('/base');
  expect(['/round', '/about']).toContain(followRefs(document, '/round'));
  expect(followRefs(document, '/nowhere')).toBe('/nowhere');
});

test('only a bare reference is what it names', () => {
  expect(followBareRef(document, '/bare')).toBe('/base');
  expect(followBareRef(document, '/more')).toBe('/more');
});

test('layers are the schema itself, what it refers to and its allOf', () => {
  expect(schemaLayers(document, '/bare')).toEqual(['/bare', '/more', '/base']);
  expect(schemaLayers(document, '/all')).toEqual(['/all', '/all/allOf/0', '/base', '/all/allOf/1']);
  expect(schemaLayers(document, '/selfish')).toEqual(['/selfish', '/selfish/allOf/0']);
});

test('the first layer that has a key decides it', () => {
  expect(schemaKey(document, '/all', 'x-fact')).toBe('base');
  expect(schemaKey(document, '/all', 'constructor')).toBeUndefined();
});

test('members come from all layers, each from the first that has it', () => {
  expect([...schemaProperties(document, '/more')]).toEqual([
    ['more', '/more/properties/more'],
    ['id', '/base/properties/id'],
  ]);
  expect(schemaProperties(document, '/all').get('id')).toBe('/base/properties/id');
});

test('a member of an instance is found through branches and items', () => {
  expect(schemasOfMember(document, '/one', '/id')).toEqual(['/base/properties/id']);
  expect(schemasOfMember(document, '/one', '/list/0/deep')).toEqual([
    '/one/oneOf/1/properties/list/items/properties/deep',
  ]);
  expect(schemasOfMember(document, '/one', '/nobody')).toEqual([]);
});

test('branches of a choice', () => {
  expect(branchesOf(document, '/one')).toEqual(['/one/oneOf/0', '/one/oneOf/1']);
  expect(branchesOf(document, '/base')).toEqual([]);
});
