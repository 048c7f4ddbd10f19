import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer, parsePointer, valueAt } from '../model/pointer.ts';
import { localTarget } from '../model/schema-layers.ts';
import { type Origin, originOf } from './spec-origin.ts';

/** A schema of the spec, where it stands, and on which lines. */
export type SchemaNode = { readonly schema: JsonObject; readonly pointer: string; readonly origin: Origin };

/** The schema at a pointer of the spec; null when there is none (`true`, `false`, or not a schema). */
export function schemaNode(document: JsonObject, pointer: string, parent: Origin): SchemaNode | null {
  const schema = valueAt(document, pointer);
  return isObject(schema) ? { schema, pointer, origin: originOf(schema, pointer, parent) } : null;
}

/**
 * The schema and everything that applies together with it: the target of its `$ref` and the members of `allOf`; with
 * `alternatives` also those of `oneOf` and `anyOf`. Cycles end at the second visit.
 */
export function faces(document: JsonObject, node: SchemaNode, alternatives: boolean): readonly SchemaNode[] {
  const seen = new Map<string, SchemaNode>();
  const queue = [node];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next.pointer)) continue;
    seen.set(next.pointer, next);
    for (const pointer of applied(next, alternatives)) {
      const face = schemaNode(document, pointer, next.origin);
      if (face !== null) queue.push(face);
    }
  }
  return [...seen.values()];
}

function applied({ schema, pointer }: SchemaNode, alternatives: boolean): string[] {
  const target = localTarget(schema['$ref']);
  const pointers = target === null ? [] : [target];
  for (const keyword of alternatives ? ['allOf', 'oneOf', 'anyOf'] : ['allOf']) {
    const parts = schema[keyword];
    if (isArray(parts)) pointers.push(...parts.map((_, index) => `${pointer}/${keyword}/${index}`));
  }
  return pointers;
}

/** The schema that describes a member or item; null when the document says nothing about it. */
export function childNode(document: JsonObject, node: SchemaNode, token: string): SchemaNode | null {
  for (const face of faces(document, node, true)) {
    const under = memberPointer(face, token);
    const child = under === null ? null : schemaNode(document, under, face.origin);
    if (child !== null) return child;
  }
  return null;
}

function memberPointer({ schema, pointer }: SchemaNode, token: string): string | null {
  const { properties, items } = schema as { properties?: Json; items?: Json };
  if (isObject(properties) && Object.hasOwn(properties, token)) {
    return pointer + formatPointer(['properties', token]);
  }
  return isObject(items) && /^\d+$/.test(token) ? `${pointer}/items` : null;
}

/** The schema that describes the value at a pointer of the body; null when the document does not describe it. */
export function nodeFor(document: JsonObject, root: SchemaNode, bodyPointer: string): SchemaNode | null {
  let node: SchemaNode | null = root;
  for (const token of parsePointer(bodyPointer)) {
    node = node === null ? null : childNode(document, node, token);
  }
  return node;
}

/** Every keyword value that applies to a node under this name: `const`, `type`, `enum`. */
export function keywordValues(document: JsonObject, node: SchemaNode, keyword: string): readonly Json[] {
  return faces(document, node, true).flatMap(({ schema }) => {
    const value = schema[keyword];
    return value === undefined ? [] : [value];
  });
}
