import { isArray, isObject, type Json, type JsonObject } from './json.ts';
import { formatPointer, valueAt } from './pointer.ts';
import { localTarget } from './schema-layers.ts';

/** Keywords whose values are schemas: one, a list, or a map of them (JSON Schema 2020-12). */
const one = [
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'unevaluatedItems',
  'contains',
  'not',
  'if',
  'then',
  'else',
];
const many = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const named = ['properties', 'patternProperties', 'dependentSchemas'];

/** Keywords that say nothing about an instance, and those that only serve references. */
const silent = new Set(
  (
    '$schema $id $anchor $comment $defs title description default deprecated readOnly writeOnly ' +
    'example examples xml externalDocs discriminator contentEncoding contentMediaType contentSchema'
  ).split(' '),
);

/** Beyond this many nodes references are kept instead of being written out. */
const budget = 2_000;

/**
 * The schema at a pointer with every reference written out in place, so that a path within it tells which branch is
 * meant. What refers to itself stands once in `$defs`. Annotations and `x-` keys are left out.
 */
export function selfContained(document: JsonObject, pointer: string): Json {
  const shared = new Map<string, string>();
  const pending: string[] = [];
  let nodes = 0;

  const share = (target: string): Json => {
    if (!shared.has(target)) {
      shared.set(target, `shared${shared.size + 1}`);
      pending.push(target);
    }
    return { $ref: `#/$defs/${shared.get(target)}` };
  };

  const expand = (at: string, open: ReadonlySet<string>): Json => {
    nodes += 1;
    const schema = valueAt(document, at);
    if (!isObject(schema)) return schema ?? true;
    const copy: Record<string, Json> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (key === '$ref' || key.startsWith('x-') || silent.has(key)) continue;
      const place = `${at}${formatPointer([key])}`;
      const inner = (name: string | number): Json => expand(`${place}${formatPointer([name])}`, open);
      if (one.includes(key)) copy[key] = expand(place, open);
      else if (many.includes(key) && isArray(value)) copy[key] = value.map((_, index) => inner(index));
      else if (named.includes(key) && isObject(value)) {
        copy[key] = Object.fromEntries(Object.keys(value).map((name) => [name, inner(name)]));
      } else copy[key] = value;
    }
    const target = localTarget(schema['$ref']);
    if (target === null) return copy;
    const meant = open.has(target) || nodes > budget ? share(target) : expand(target, new Set([...open, target]));
    if (Object.keys(copy).length === 0) return meant;
    const all = isArray(copy['allOf']) ? copy['allOf'] : [];
    return { ...copy, allOf: [...all, meant] };
  };

  const root = expand(pointer, new Set([pointer]));
  const definitions: Record<string, Json> = {};
  for (let target = pending.shift(); target !== undefined; target = pending.shift()) {
    definitions[shared.get(target) ?? ''] = expand(target, new Set([target]));
  }
  if (!isObject(root) || Object.keys(definitions).length === 0) return root;
  return { ...root, $defs: definitions };
}
