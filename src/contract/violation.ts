import { isArray, isObject, typeOf, type Json } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { Violation } from '../model/validation.ts';

const longest = 80;

/** What a compiled validator says about one keyword that did not hold; the form that Ajv gives it. */
export type SchemaError = {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** One keyword that did not hold, in our words, with the value that broke it. */
export function violationOf(error: SchemaError, value: Json): Violation {
  const { keyword, params } = error;
  const member = memberMeant(error);
  const pointer = member === null ? error.instancePath : `${error.instancePath}${formatPointer([member])}`;
  const actual = describeValue(valueAt(value, pointer));
  const expected = expectation(keyword, params);
  return { pointer, keyword, expected, actual, message: `${place(pointer)}: expected ${expected}, got ${actual}` };
}

const place = (pointer: string): string => (pointer === '' ? 'the body' : pointer);

/** The member that the error is about, where Ajv names the object around it. */
function memberMeant({ keyword, params }: SchemaError): string | null {
  const key = {
    required: 'missingProperty',
    dependentRequired: 'missingProperty',
    additionalProperties: 'additionalProperty',
    unevaluatedProperties: 'unevaluatedProperty',
    propertyNames: 'propertyName',
  }[keyword];
  const name = key === undefined ? undefined : params[key];
  return typeof name === 'string' ? name : null;
}

type Params = SchemaError['params'];

const words: Readonly<Record<string, (params: Params) => string>> = {
  type: ({ type }) => (Array.isArray(type) ? type.map(String).join(' or ') : text(type)),
  const: ({ allowedValue }) => shortJson(allowedValue),
  enum: ({ allowedValues }) =>
    Array.isArray(allowedValues) ? `one of ${allowedValues.map(shortJson).join(', ')}` : 'another value',
  required: () => 'a required member',
  dependentRequired: ({ property }) => `a member that ${text(property)} requires`,
  additionalProperties: () => 'no undocumented member',
  unevaluatedProperties: () => 'no undocumented member',
  propertyNames: () => 'another member name',
  'false schema': () => 'nothing here',
  pattern: ({ pattern }) => `text that matches ${text(pattern)}`,
  format: ({ format }) => `text in the format ${text(format)}`,
  minLength: ({ limit }) => `at least ${counted(limit, 'character')}`,
  maxLength: ({ limit }) => `at most ${counted(limit, 'character')}`,
  minItems: ({ limit }) => `at least ${counted(limit, 'item')}`,
  maxItems: ({ limit }) => `at most ${counted(limit, 'item')}`,
  minProperties: ({ limit }) => `at least ${counted(limit, 'member')}`,
  maxProperties: ({ limit }) => `at most ${counted(limit, 'member')}`,
  minimum: ({ limit }) => `a number of at least ${text(limit)}`,
  maximum: ({ limit }) => `a number of at most ${text(limit)}`,
  exclusiveMinimum: ({ limit }) => `a number above ${text(limit)}`,
  exclusiveMaximum: ({ limit }) => `a number below ${text(limit)}`,
  multipleOf: ({ multipleOf }) => `a multiple of ${text(multipleOf)}`,
  uniqueItems: () => 'items that all differ',
  contains: () => 'an item of the documented form',
  not: () => 'a value of another form',
  oneOf: ({ passingSchemas }) =>
    Array.isArray(passingSchemas) ? 'exactly one of the documented forms (several fit)' : 'one of the documented forms',
  anyOf: () => 'one of the documented forms',
};

function expectation(keyword: string, params: Params): string {
  const say = Object.hasOwn(words, keyword) ? words[keyword] : undefined;
  return say === undefined ? `what ${keyword} asks for` : say(params);
}

/** `string "3600"`, `integer 3`, `object with a, b`, `absent`. Long texts are cut. */
export function describeValue(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isArray(value)) return `array of ${counted(value.length, 'item')}`;
  if (isObject(value)) {
    const names = Object.keys(value);
    return names.length === 0 ? 'an empty object' : `object with ${cut(names.join(', '))}`;
  }
  return `${typeOf(value)} ${typeof value === 'string' ? JSON.stringify(cut(value)) : String(value)}`;
}

function cut(full: string): string {
  // Half a surrogate pair is no character.
  return full.length > longest ? `${full.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : full;
}

const shortJson = (value: unknown): string => cut(JSON.stringify(value) ?? 'nothing');

const text = (value: unknown): string => (typeof value === 'string' ? value : shortJson(value));

const counted = (count: unknown, noun: string): string => `${text(count)} ${noun}${count === 1 ? '' : 's'}`;
