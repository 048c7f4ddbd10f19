import * as fc from 'fast-check';
import { isArray, isObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { valueAt } from '../../src/model/pointer.ts';

type Body = fc.Arbitrary<Json>;

/** Values that answers hold where they should not, and those that documents tell apart by type, case or form. */
const oddities: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  401,
  3600,
  3600.5,
  '',
  'x',
  'true',
  '3600',
  'Bearer',
  'BEARER',
  'bearer ',
  'client_credentials',
  [],
  {},
  [{}],
];
const odd: Body = fc.constantFrom(...oddities);

/** Bodies around a schema: as it says, and with any part of them otherwise. References are followed in the document itself. */
export function bodiesLike(document: JsonObject, schema: Json | undefined, depth = 0): Body {
  if (!isObject(schema) || depth > 6) return odd;
  return fc.oneof({ weight: 9, arbitrary: as(document, schema, depth) }, { weight: 1, arbitrary: odd });
}

function as(document: JsonObject, schema: JsonObject, depth: number): Body {
  const inner = (child: Json | undefined): Body => bodiesLike(document, child, depth + 1);
  const { $ref, oneOf, anyOf, allOf, const: fixed, enum: list, type, items } = schema;
  if (typeof $ref === 'string') return inner(valueAt(document, $ref.slice(1)));
  for (const forms of [oneOf, anyOf, allOf]) {
    if (forms !== undefined && isArray(forms) && forms.length > 0) return fc.oneof(...forms.map(inner));
  }
  if (fixed !== undefined) return fc.oneof({ weight: 4, arbitrary: fc.constant(fixed) }, otherCase(fixed));
  if (list !== undefined && isArray(list)) return fc.constantFrom(...list);
  if (type === 'object' || schema['properties'] !== undefined) return objects(schema, inner);
  if (type === 'array') return fc.array(inner(items), { maxLength: 3 });
  if (type === 'integer' || type === 'number') return fc.oneof(fc.integer({ min: -2, max: 9999 }), fc.constant(0.5));
  if (type === 'boolean') return fc.boolean();
  return type === 'string' ? texts(schema) : odd;
}

const otherCase = (fixed: Json): Body =>
  typeof fixed === 'string' ? fc.constantFrom(fixed.toLowerCase(), fixed.toUpperCase(), `${fixed} `) : odd;

/** Patterns of the specs describe digits and the word Bearer. */
const texts = ({ pattern }: JsonObject): Body =>
  pattern === undefined
    ? fc.string({ maxLength: 20, unit: 'grapheme' })
    : fc.oneof(
        fc.constantFrom('Bearer', 'bEARER', '3600', '0', '06000', '36 00', ''),
        fc.string({ maxLength: 5 }),
        fc.nat().map(String),
      );

function objects({ properties, required }: JsonObject, inner: (child: Json) => Body): Body {
  const own = isObject(properties) ? Object.entries(properties) : [];
  const mandatory = new Set(isArray(required) ? required : []);
  const names = [...new Set([...own.map(([name]) => name), ...mandatory])].filter((name) => typeof name === 'string');
  const members = names.map((name) => {
    const value = inner(own.find(([known]) => known === name)?.[1] ?? true);
    const left = mandatory.has(name) ? 14 : 1;
    return fc.oneof(
      { weight: left, arbitrary: value.map((one): [string, Json][] => [[name, one]]) },
      { weight: 1, arbitrary: fc.constant<[string, Json][]>([]) },
    );
  });
  const further = fc.oneof(
    { weight: 4, arbitrary: fc.constant<[string, Json][]>([]) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('x', 'payload', 'access_token', 'toString'), odd).map((one) => [one]),
    },
  );
  return fc.tuple(fc.tuple(...members), further, fc.boolean()).map(([parts, more, isTurned]) => {
    const entries = [...parts.flat(), ...more];
    return Object.fromEntries(isTurned ? entries.toReversed() : entries);
  });
}
