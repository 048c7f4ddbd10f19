import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer, parsePointer } from '../model/pointer.ts';
import { fits } from './schema-fits.ts';
import { applicable, keyword, type Schema } from './schema-node.ts';

const texts = [
  'text',
  '0',
  '1000',
  'A1',
  'a',
  'AAAAAAAA',
  '2025-01-02T10:20:39',
  '00000000-0000-4000-8000-000000000000',
];
const numbers = [1, 0, 100, 1000, -1];

/**
 * A value that fits the schema at a pointer: `const`, then an example, `enum`, `default`, a branch, and last one made
 * from the type with every documented property. Undefined when none was found.
 */
export function valueFor(document: JsonObject, pointer: string): Json | undefined {
  const schemas = applicable(document, pointer);
  for (const candidate of candidates(document, schemas)) if (fits(document, pointer, candidate)) return candidate;
  return undefined;
}

function* candidates(document: JsonObject, schemas: readonly Schema[]): Generator<Json> {
  for (const name of ['const', 'example', 'default']) {
    const value = keyword(schemas, name);
    if (value !== undefined) yield value;
  }
  for (const name of ['examples', 'enum']) {
    const list = keyword(schemas, name);
    if (isArray(list)) yield* list;
  }
  const made = objectFrom(document, schemas);
  if (made !== undefined) yield made;
  for (const { pointer, node } of schemas)
    for (const name of ['oneOf', 'anyOf'])
      for (const [index] of (isArray(node[name]) ? node[name] : []).entries()) {
        const value = valueFor(document, `${pointer}/${name}/${index}`);
        if (value === undefined) continue;
        yield isObject(value) && isObject(made) ? { ...made, ...value } : value;
      }
  const shortest = keyword(schemas, 'minLength');
  if (typeof shortest === 'number') yield 'x'.repeat(shortest);
  const bounds = [keyword(schemas, 'minimum'), keyword(schemas, 'maximum')];
  yield* bounds.filter((bound) => bound !== undefined);
  yield* numbers;
  yield* texts;
  yield* [true, false, null, [], {}];
}

function objectFrom(document: JsonObject, schemas: readonly Schema[]): JsonObject | undefined {
  const made: Record<string, Json> = {};
  let any = false;
  for (const { pointer, node } of schemas) {
    if (!isObject(node['properties'])) continue;
    any = true;
    for (const name of Object.keys(node['properties'])) {
      const value = valueFor(document, `${pointer}/properties${formatPointer([name])}`);
      if (value !== undefined) made[name] = value;
    }
  }
  return any ? made : undefined;
}

/** A copy of a JSON value with another one at a pointer; missing objects on the way are made. */
export function withValueAt(value: Json, pointer: string, put: Json): Json {
  const [token, ...rest] = parsePointer(pointer);
  if (token === undefined) return put;
  const inner = formatPointer(rest);
  if (isArray(value))
    return value.map((item, index) => (String(index) === token ? withValueAt(item, inner, put) : item));
  const object = isObject(value) ? value : {};
  return { ...object, [token]: withValueAt(object[token] ?? null, inner, put) };
}
