import { registerSchema, unregisterSchema, validate as hyperjump } from '@hyperjump/json-schema/draft-2020-12';
import { expect, test } from 'vitest';
import type { Validator } from '../../src/contract/validate-at.ts';
import { compileValidators } from '../../src/generate/validators.ts';
import type { Json } from '../../src/model/json.ts';
import { valueAt } from '../../src/model/pointer.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { baseDocument } from '../spec/base-document.ts';
import { specOf } from '../spec/load-text.ts';
import { importFrom, withForeign, withGenerated } from './import-generated.ts';

const tricky = await specOf(`openapi: 3.1.0
info: {title: Tricky, version: '1'}
paths:
  /t:
    post:
      responses:
        '200':
          description: ok
          headers:
            X-Count: {schema: {type: string, pattern: '^\\d+$'}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Answer'}
components:
  schemas:
    Text: {type: string, minLength: 2}
    Answer:
      type: object
      required: [text, toString]
      properties:
        text: {$ref: '#/components/schemas/Text', maxLength: 4}
        toString: {type: [string, 'null']}
        at: {type: string, format: date-time}
        id: {type: string, format: uuid}
        child: {$ref: '#/components/schemas/Answer'}
        list: {type: array, items: {oneOf: [{type: integer}, {$ref: '#/components/schemas/Text'}]}, uniqueItems: true}
        amount: {type: number, multipleOf: 0.5}
      patternProperties: {'^x-': {type: boolean}}
      allOf: [{properties: {extra: {const: {a: [1]}}}}]
      unevaluatedProperties: false
`);

const good: Record<string, Json> = { text: 'abc', toString: null };
const answers: readonly Json[] = [
  good,
  { text: 'abc' },
  { ...good, text: 'a' },
  { ...good, text: 'abcde' },
  { ...good, toString: 1 },
  { ...good, at: '2025-01-02T10:20:39Z' },
  { ...good, at: 'noon' },
  { ...good, id: 'b3ed7d4b-a96c-6c08-b3c7-12c3124242d9' },
  { ...good, id: 'x' },
  { ...good, child: good },
  { ...good, child: { ...good, child: { text: 'x' } } },
  { ...good, list: [1, 'ab', 2] },
  { ...good, list: [1, 1] },
  { ...good, list: [1.5] },
  { ...good, amount: 1.5 },
  { ...good, amount: 1.3 },
  { ...good, 'x-a': true },
  { ...good, 'x-a': 1 },
  { ...good, extra: { a: [1] } },
  { ...good, extra: { a: [2] } },
  { ...good, unknown: 1 },
  [],
  null,
  'text',
];

async function validatorsOf(spec: ProviderSpec): Promise<Readonly<Record<string, Validator>>> {
  return withGenerated(spec, async (folder) => {
    const { validators, specSha256 } = await importFrom(folder, 'validate.mjs');
    expect(specSha256).toBe(spec.sha256);
    return validators as Readonly<Record<string, Validator>>;
  });
}

test('generated validators, those made at once and another implementation agree', async () => {
  const pointer = '/components/schemas/Answer';
  const generated = (await validatorsOf(tricky))[pointer];
  const compiled = compileValidators(tricky)[pointer];
  const id = 'https://oracle.invalid/tricky';
  registerSchema(
    { $ref: `#${pointer}`, components: valueAt(tricky.document, '/components') as never },
    id,
    'https://json-schema.org/draft/2020-12/schema',
  );
  try {
    for (const answer of answers) {
      // Formats are annotations for the other implementation, so it has no say about them.
      const isFormat = JSON.stringify(answer).match(/noon|"id":"x"/) !== null;
      const oracle = isFormat ? false : (await hyperjump(id, answer as never)).valid;
      expect([JSON.stringify(answer), generated?.(answer), compiled?.(answer)]).toEqual([
        JSON.stringify(answer),
        oracle,
        oracle,
      ]);
    }
  } finally {
    unregisterSchema(id);
  }
});

test('there is a validator for bodies both ways, response headers and readings', async () => {
  const base = await specOf(baseDocument);
  expect(Object.keys(await validatorsOf(base))).toEqual([
    '/components/schemas/Request',
    '/components/schemas/Issued',
    '/components/schemas/Refused',
    '/x-conflicts/2/readings/0/schema',
    '/x-conflicts/2/readings/1/schema',
  ]);
  const header = (await validatorsOf(tricky))['/paths/~1t/post/responses/200/headers/X-Count/schema'];
  expect([header?.('12'), header?.('x')]).toEqual([true, false]);
});

test('errors name the branch', async () => {
  const validate = (await validatorsOf(tricky))['/components/schemas/Answer'];
  expect(validate?.({ ...good, list: [true] })).toBe(false);
  expect(validate?.errors?.map(({ schemaPath }) => schemaPath)).toContain('#/properties/list/items/oneOf/1/type');
});

test('a spec without any schema has an empty table', async () => {
  const bare = await specOf(
    "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/t: {get: {responses: {'200': {description: ok}}}}}\n",
  );
  expect(await validatorsOf(bare)).toEqual({});
});

test('in a folder without packages the engine lends its own', async () => {
  const { validators } = await withForeign(tricky, async (folder) => importFrom(folder, 'validate.mjs'));
  const validate = (validators as Readonly<Record<string, Validator>>)['/components/schemas/Answer'];
  expect([validate?.(good), validate?.({ ...good, text: 'a' }), validate?.({ ...good, at: 'noon' })]).toEqual([
    true,
    false,
    false,
  ]);
});
