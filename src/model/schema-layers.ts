import { isArray, isObject, type Json, type JsonObject } from './json.ts';
import { formatPointer, parsePointer, valueAt } from './pointer.ts';

/** The pointer that a local `$ref` names: `#/components/schemas/A%20B` → `/components/schemas/A B`; null for any other text. */
export function localTarget(ref: unknown): string | null {
  if (typeof ref !== 'string' || !(ref === '#' || ref.startsWith('#/'))) return null;
  try {
    return decodeURIComponent(ref.slice(1));
  } catch {
    return null;
  }
}

/** Follows `$ref`s from a pointer to the node meant; stops where one leads nowhere or back. */
export function followRefs(document: JsonObject, pointer: string): string {
  const seen = new Set<string>();
  let at = pointer;
  while (!seen.has(at)) {
    seen.add(at);
    const node = valueAt(document, at);
    const target = isObject(node) ? localTarget(own(node, '$ref')) : null;
    if (target === null) return at;
    at = target;
  }
  return at;
}

/** A schema that is nothing but a `$ref` is the schema it names; one that says more beside it stands for itself. */
export function followBareRef(document: JsonObject, pointer: string): string {
  const schema = valueAt(document, pointer);
  return isObject(schema) && Object.keys(schema).join() === '$ref' ? followRefs(document, pointer) : pointer;
}

/**
 * The pointers of all schema objects that hold for the schema at this pointer whatever the instance: itself, what it
 * refers to, and the members of `allOf`. The first that has a key decides it.
 */
export function schemaLayers(document: JsonObject, pointer: string): readonly string[] {
  const layers: string[] = [];
  const visit = (at: string): void => {
    const schema = valueAt(document, at);
    if (!isObject(schema) || layers.includes(at)) return;
    layers.push(at);
    const target = localTarget(own(schema, '$ref'));
    if (target !== null) visit(target);
    const all = own(schema, 'allOf');
    if (isArray(all)) all.forEach((_, index) => visit(`${at}/allOf/${index}`));
  };
  visit(pointer);
  return layers;
}

/** Where a key of a schema stands, through `$ref` and `allOf`; null when none has it. */
export function layerWith(document: JsonObject, pointer: string, key: string): string | null {
  for (const layer of schemaLayers(document, pointer)) {
    const schema = valueAt(document, layer);
    if (isObject(schema) && Object.hasOwn(schema, key)) return layer;
  }
  return null;
}

/** The value of a key of a schema, through `$ref` and `allOf`. */
export function schemaKey(document: JsonObject, pointer: string, key: string): Json | undefined {
  const layer = layerWith(document, pointer, key);
  return layer === null ? undefined : valueAt(document, `${layer}${formatPointer([key])}`);
}

/** Member name → pointer of its schema, in the order written, through `$ref` and `allOf`. */
export function schemaProperties(document: JsonObject, pointer: string): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const layer of schemaLayers(document, pointer)) {
    const members = valueAt(document, `${layer}/properties`);
    if (!isObject(members)) continue;
    for (const name of Object.keys(members)) {
      if (!properties.has(name)) properties.set(name, `${layer}/properties${formatPointer([name])}`);
    }
  }
  return properties;
}

/** The schema pointers at which a member of an instance is described, through `$ref`, `allOf`, `oneOf` and `anyOf`. */
export function schemasOfMember(document: JsonObject, pointer: string, member: string): readonly string[] {
  return parsePointer(member).reduce<readonly string[]>(
    (schemas, token) =>
      schemas.flatMap((schema) =>
        forms(document, schema).flatMap((form) => {
          const property = schemaProperties(document, form).get(token);
          const items = /^\d+$/.test(token) ? layerWith(document, form, 'items') : null;
          return property !== undefined ? [property] : items !== null ? [`${items}/items`] : [];
        }),
      ),
    [pointer],
  );
}

/** The schema itself and every branch of its `oneOf` and `anyOf`, deep. */
function forms(document: JsonObject, pointer: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
  if (seen.has(pointer)) return [];
  const inner = new Set([...seen, pointer]);
  return [pointer, ...branchesOf(document, pointer).flatMap((branch) => forms(document, branch, inner))];
}

/** Pointers of the branches of a schema's `oneOf` or `anyOf`; empty when it has neither. */
export function branchesOf(document: JsonObject, pointer: string): readonly string[] {
  return ['oneOf', 'anyOf'].flatMap((key) => {
    const layer = layerWith(document, pointer, key);
    const branches = layer === null ? undefined : valueAt(document, `${layer}/${key}`);
    return isArray(branches) ? branches.map((_, index) => `${layer}/${key}/${index}`) : [];
  });
}

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;
