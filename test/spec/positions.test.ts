import { expect, test } from 'vitest';
import { placeOf } from '../../src/model/places.ts';
import { baseDocument } from './base-document.ts';
import { specOf } from './load-text.ts';

const spec = await specOf(baseDocument);
const place = (pointer: string): string => {
  const { line, col } = placeOf(spec.places, pointer, spec.file);
  return `${line}:${col}`;
};
/** Where a text stands in the document, as the position of its first character. */
const found = (text: string, within: string): string => {
  const lines = baseDocument.split('\n');
  const line = lines.findIndex((candidate) => candidate.includes(within));
  return `${line + 1}:${(lines[line]?.indexOf(text) ?? -1) + 1}`;
};

test.each([
  [
    'a member of a block map, at its key',
    '/paths/~1token/post/operationId',
    'operationId',
    'operationId: requestToken',
  ],
  [
    'a member of a flow map',
    '/components/schemas/Request/properties/grant/const',
    'const',
    'const: client_credentials',
  ],
  ['an item of a block list', '/x-conflicts/1', 'id: Z02', 'id: Z02'],
  ['an item of a flow list', '/paths/~1token/post/x-evidence/0', 'S900:L1]', 'x-evidence: [S900:L1]'],
  ['a value deep in flow maps', '/x-conflicts/2/readings/1/schema/type', 'type: string}}', 'evidence: [S900:L6]'],
  ['a status that is a number as text', '/paths/~1token/post/responses/503', "'503'", "'503'"],
])('%s', (_, pointer, text, within) => {
  expect(place(pointer)).toBe(found(text, within));
});

test('a pointer to nothing has the place of its nearest ancestor', () => {
  expect(place('/components/schemas/Refused/properties/nobody')).toBe(place('/components/schemas/Refused/properties'));
  expect(place('/nobody')).toBe('1:1');
});

test('a node behind an alias has the place of the anchor', async () => {
  const text =
    'openapi: 3.1.0\ninfo: {title: t, version: "1"}\npaths: {/t: {post: {responses: {}}}}\nx-a: &a {b: 1}\nx-c: *a\n';
  const aliased = await specOf(text);
  expect(placeOf(aliased.places, '/x-c', '')).toMatchObject({ line: 5, col: 1 });
  expect(placeOf(aliased.places, '/x-c/b', '')).toMatchObject({ line: 4, col: 10 });
});

test('JSON files have positions too', async () => {
  const json = await specOf(
    JSON.stringify({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths: { '/t': { get: {} } } }, null, 2),
  );
  expect(json.operations[0]?.position).toEqual({ file: 'specs/example.yaml', line: 9, col: 7 });
});
