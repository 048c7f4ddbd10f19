import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { explain } from '../../src/contract/explain.ts';
import { createValidateAt } from '../../src/contract/validate-at.ts';
import type { Json } from '../../src/model/json.ts';

const ajv = new Ajv2020({ allErrors: true, ownProperties: true, strict: false });

/** `pointer: expected, got` of each violation. */
function told(schema: object, value: Json): readonly string[] {
  const validate = ajv.compile(schema);
  validate(value);
  return explain(validate.errors ?? [], value).map(({ message }) => message);
}

const issued = {
  type: 'object',
  required: ['status', 'data'],
  properties: {
    status: { const: 200 },
    data: {
      type: 'object',
      required: ['access_token', 'expires_in'],
      properties: { access_token: { type: 'string' }, expires_in: { type: 'integer' } },
      additionalProperties: false,
    },
  },
};
const refused = {
  type: 'object',
  required: ['status', 'error'],
  properties: {
    status: { const: 401 },
    error: { type: 'object', required: ['code'], properties: { code: { type: 'integer' } } },
  },
};

test('a value of another type is shown with its type', () => {
  const body = { status: 200, data: { access_token: 'a', expires_in: '3600' } };
  expect(told(issued, body)).toEqual(['/data/expires_in: expected integer, got string "3600"']);
});

test('a missing member is named at its own place', () => {
  expect(told(issued, { status: 200, data: { expires_in: 1 } })).toEqual([
    '/data/access_token: expected a required member, got nothing',
  ]);
});

test('an undocumented member', () => {
  const body = { status: 200, data: { access_token: 'a', expires_in: 1, extra: null } };
  expect(told(issued, body)).toEqual(['/data/extra: expected no undocumented member, got null']);
});

test('of several forms only the closest is explained', () => {
  const either = { oneOf: [issued, refused] };
  expect(told(either, { status: 200, data: { access_token: 'a', expires_in: '3600', extra: 1 } })).toEqual([
    '/data/extra: expected no undocumented member, got integer 1',
    '/data/expires_in: expected integer, got string "3600"',
  ]);
  expect(told(either, { status: 401, error: { code: '401' } })).toEqual([
    '/error/code: expected integer, got string "401"',
  ]);
});

test('the closest form is found inside a form', () => {
  const nested = { oneOf: [{ oneOf: [issued, refused] }, { type: 'string' }] };
  expect(told(nested, { status: 401, error: {} })).toEqual(['/error/code: expected a required member, got nothing']);
});

test('a member with forms of its own does not hide what is wrong beside it', () => {
  const schema = {
    type: 'object',
    required: ['b'],
    properties: { a: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^\\d+$' }] } },
  };
  expect(told(schema, { a: 'x' })).toEqual([
    '/b: expected a required member, got nothing',
    '/a: expected text that matches ^\\d+$, got string "x"',
  ]);
});

test('forms in the items of a list are kept apart by item', () => {
  const schema = { type: 'array', items: { oneOf: [{ type: 'integer', minimum: 5 }, { type: 'boolean' }] } };
  expect(told(schema, [1, 7, 2])).toEqual([
    '/0: expected a number of at least 5, got integer 1',
    '/2: expected a number of at least 5, got integer 2',
  ]);
});

test('when every form has another type, all types are named', () => {
  const schema = { oneOf: [{ type: 'integer' }, { type: 'string', pattern: '^\\d+$' }] };
  expect(told(schema, true)).toEqual(['the body: expected integer or string, got boolean true']);
});

test('a value that fits several forms of a oneOf', () => {
  const schema = { oneOf: [{ type: 'integer' }, { minimum: 1 }] };
  expect(told(schema, 3)).toEqual([
    'the body: expected exactly one of the documented forms (several fit), got integer 3',
  ]);
});

test('a condition is told by what it demands', () => {
  const schema = JSON.parse('{"if": {"required": ["a"]}, "then": {"required": ["b"]}}') as object;
  expect(told(schema, { a: 1 })).toEqual(['/b: expected a required member, got nothing']);
});

test.each<readonly [object, Json, string]>([
  [{ const: { a: 1 } }, [], '{"a":1}, got array of 0 items'],
  [{ enum: ['a', 2, null] }, 'b', 'one of "a", 2, null, got string "b"'],
  [{ type: ['string', 'null'] }, 1.5, 'string or null, got number 1.5'],
  [{ type: 'string' }, {}, 'string, got an empty object'],
  [{ type: 'string' }, { a: 1, b: 2 }, 'string, got object with a, b'],
  [{ type: 'string' }, [1], 'string, got array of 1 item'],
  [{ minLength: 1 }, '', 'at least 1 character, got string ""'],
  [{ maxItems: 2 }, [1, 2, 3], 'at most 2 items, got array of 3 items'],
  [{ exclusiveMinimum: 0 }, 0, 'a number above 0, got integer 0'],
  [{ multipleOf: 2 }, 3, 'a multiple of 2, got integer 3'],
  [{ uniqueItems: true }, [1, 1], 'items that all differ, got array of 2 items'],
  [{ not: { type: 'null' } }, null, 'a value of another form, got null'],
  [{ contains: { const: 1 } }, [2], 'an item of the documented form, got array of 1 item'],
])('%j refuses %j', (schema, value, text) => {
  expect(told(schema, value)).toContain(`the body: expected ${text}`);
});

test('a forbidden member and a bad name', () => {
  expect(told({ properties: { payload: false } }, { payload: 1 })).toEqual([
    '/payload: expected nothing here, got integer 1',
  ]);
  expect(told({ propertyNames: { maxLength: 1 } }, { abc: 1 })).toContain(
    '/abc: expected another member name, got integer 1',
  );
});

test('long and strange texts are cut and escaped', () => {
  const [long = ''] = told({ type: 'integer' }, `${'x'.repeat(78)}😀${'y'.repeat(500)}`);
  expect(long.length).toBeLessThan(140);
  expect(long.isWellFormed()).toBe(true);
  expect(told({ type: 'integer' }, 'a\u001b[31m\n')).toEqual([
    'the body: expected integer, got string "a\\u001b[31m\\n"',
  ]);
});

test('validators are found by pointer', () => {
  const validate = createValidateAt({ '/a': ajv.compile({ type: 'string' }) });
  expect(validate('/a', 'x')).toEqual([]);
  expect(validate('/a', 1)).toMatchObject([{ pointer: '', keyword: 'type', expected: 'string', actual: 'integer 1' }]);
  expect(() => validate('/b', 1)).toThrow(RangeError);
  expect(() => validate('toString', 1)).toThrow(RangeError);
});
