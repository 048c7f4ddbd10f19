import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer, parsePointer, valueAt } from '../model/pointer.ts';

/** A schema of the spec's document and where it stands. */
export type Schema = { readonly pointer: string; readonly node: JsonObject };

/** All schemas that apply together at a pointer: the node, what its `$ref` names, and its `allOf` (JSON Schema 2020-12). */
export function applicable(document: JsonObject, pointer: string, seen: readonly string[] = []): readonly Schema[] {
  const found = valueAt(document, pointer);
  if (!isObject(found) || seen.includes(pointer)) return [];
  // A parameter or header object has its schema inside.
  const inner = isObject(found['schema']) && found['type'] === undefined ? `${pointer}/schema` : null;
  if (inner !== null) return [{ pointer, node: withoutSchema(found) }, ...applicable(document, inner, seen)];
  const visited = [...seen, pointer];
  const ref = found['$ref'];
  const target = typeof ref === 'string' && ref.startsWith('#') ? localPointer(ref) : null;
  const all = found['allOf'];
  return [
    { pointer, node: found },
    ...(target === null ? [] : applicable(document, target, visited)),
    ...(isArray(all) ? all.flatMap((_, index) => applicable(document, `${pointer}/allOf/${index}`, visited)) : []),
  ];
}

/** The schemas of a member under schemas that apply together. */
export function schemaOfMember(document: JsonObject, schemas: readonly Schema[], name: string): readonly Schema[] {
  return schemas.flatMap(({ pointer, node }) =>
    isObject(node['properties']) && Object.hasOwn(node['properties'], name)
      ? applicable(document, `${pointer}/properties${formatPointer([name])}`)
      : [],
  );
}

/** The schemas at a pointer into the value that a schema describes. */
export function schemasAt(document: JsonObject, schemaPointer: string, valuePointer: string): readonly Schema[] {
  let schemas = applicable(document, schemaPointer);
  for (const token of parsePointer(valuePointer)) schemas = schemaOfMember(document, schemas, token);
  return schemas;
}

/** The first value that one of the schemas has under a keyword. */
export function keyword(schemas: readonly Schema[], name: string): Json | undefined {
  return schemas.find(({ node }) => Object.hasOwn(node, name))?.node[name];
}

function localPointer(ref: string): string {
  return decodeURIComponent(ref.slice(1));
}

function withoutSchema(node: JsonObject): JsonObject {
  const { example } = node;
  return example === undefined ? {} : { example };
}
