import { isArray, isObject, typeOf, type Json, type JsonType } from '../model/json.ts';
import type { RequestLocation } from '../model/location.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { Input } from '../model/provider-spec.ts';
import { followRefs, schemaKey, schemaLayers, schemaProperties } from '../model/schema-layers.ts';
import { fillOf, firstExample, type Fillable } from './fill.ts';
import { isStated, marksAt, ownMarks, throughRef, type Marks } from './marks.ts';
import { nodeAt, type Reader } from './reader.ts';

/** Header parameters that OpenAPI ignores (3.1 §4.8.12.2.1), with what to write instead. */
export const ignoredHeaders: Readonly<Record<string, string>> = {
  accept: 'use x-request-headers of the operation',
  'content-type': 'use the media type of the request body',
  authorization: 'use a security scheme',
};

/** Query and header parameters of the operation, and those of its path item that it does not replace. */
export function parameterInputs(reader: Reader, operation: string): readonly Input[] {
  const pathItem = operation.slice(0, operation.lastIndexOf('/'));
  const inputs = new Map<string, Input>();
  for (const owner of [pathItem, operation]) {
    const list = valueAt(reader.document, `${owner}/parameters`);
    if (!isArray(list)) continue;
    list.forEach((_, index) => {
      const at = `${owner}/parameters/${index}`;
      const input = parameterInput(reader, at, followRefs(reader.document, at));
      if (input !== null) inputs.set(input.location.toLowerCase(), input);
    });
  }
  return [...inputs.values()];
}

function parameterInput(reader: Reader, at: string, pointer: string): Input | null {
  const parameter = valueAt(reader.document, pointer);
  if (!isObject(parameter) || typeof parameter['name'] !== 'string') return null;
  const { name, in: part } = parameter;
  if (part !== 'header' && part !== 'query') return null;
  if (part === 'header' && Object.hasOwn(ignoredHeaders, name.toLowerCase())) return null;
  const schema = isObject(parameter['schema']) ? `${pointer}/schema` : null;
  const required = parameter['required'] === true;
  const fillable = { name, pointer, schema, required, sample: undefined };
  return makeInput(reader, `${part}:${name}`, fillable, marksAt(reader, at));
}

export type InputMarks = {
  /** What the input itself stands on. */
  readonly marks: Marks;
  /** What the claim that it is required stands on. */
  readonly requiredBy: Marks;
};

/** One input, with its fill. */
export function makeInput(
  reader: Reader,
  location: RequestLocation,
  input: Fillable,
  marks: Marks,
  requiredBy: Marks = marks,
): Input {
  const { fill, fixed, example } = fillOf(reader, input);
  const key = (name: string): Json | undefined =>
    input.schema === null ? undefined : schemaKey(reader.document, input.schema, name);
  const count = (name: string): number | null => {
    const value = key(name);
    return typeof value === 'number' ? value : null;
  };
  return {
    ...nodeAt(reader, input.pointer),
    location,
    type: jsonType(key('type'), fixed ?? example),
    required: !input.required ? 'no' : isStated(reader, requiredBy) ? 'stated' : 'assumed',
    fill,
    fixed,
    minLength: count('minLength'),
    maxLength: count('maxLength'),
    evidence: marks.evidence,
    assumed: marks.assumed,
  };
}

function jsonType(type: Json | undefined, value: Json | undefined): JsonType | null {
  const named = (isArray(type) ? type : [type]).filter((name) => name !== 'null');
  const [only] = named;
  if (named.length === 1 && typeof only === 'string') return only as JsonType;
  return value === undefined ? null : typeOf(value);
}

/** The members of a request body, parents before their members, in the order written. */
export function bodyInputs(reader: Reader, media: string, marks: Marks): readonly Input[] {
  const schema = `${media}/schema`;
  if (valueAt(reader.document, schema) === undefined) return [];
  const node = valueAt(reader.document, media);
  const whole = isObject(node) ? (node['example'] ?? firstExample(node['examples'])) : undefined;
  const above = throughRef(reader, schema, ownMarks(valueAt(reader.document, schema)) ?? marks);
  if (schemaProperties(reader.document, schema).size > 0)
    return memberInputs(reader, schema, '', whole, above, new Set());
  const filled = { name: '', pointer: schema, schema, required: false, sample: whole };
  const input = makeInput(reader, 'body:', filled, above);
  return input.fill.by === 'nobody' ? [] : [input];
}

function memberInputs(
  reader: Reader,
  schema: string,
  parent: string,
  outer: Json | undefined,
  marks: Marks,
  open: ReadonlySet<string>,
): readonly Input[] {
  const sample =
    outer ??
    schemaKey(reader.document, schema, 'example') ??
    firstExample(schemaKey(reader.document, schema, 'examples'));
  return [...schemaProperties(reader.document, schema)].flatMap(([name, pointer]) => {
    if (open.has(pointer)) return [];
    const at = `${parent}${formatPointer([name])}`;
    const own = throughRef(reader, pointer, ownMarks(valueAt(reader.document, pointer)) ?? marks);
    const list = requiringSchema(reader, schema, name);
    const value = isObject(sample) && Object.hasOwn(sample, name) ? sample[name] : undefined;
    const fillable = { name, pointer, schema: pointer, required: list !== null, sample: value };
    const hasMembers = schemaProperties(reader.document, pointer).size > 0;
    const requiredBy = list === null ? own : requirement(reader, list, own);
    const input = makeInput(reader, `body:${at}`, fillable, own, requiredBy);
    if (!hasMembers || input.fill.by === 'credential') return [input];
    // What an object holds is told by its members, each with a filler of its own.
    const container: Input = { ...input, fill: { by: 'nobody' }, type: 'object' };
    return [container, ...memberInputs(reader, pointer, at, value, own, new Set([...open, pointer]))];
  });
}

/** The schema whose `required` names the member; null when none does. */
function requiringSchema(reader: Reader, schema: string, name: string): string | null {
  return (
    schemaLayers(reader.document, schema).find((layer) => {
      const required = valueAt(reader.document, `${layer}/required`);
      return isArray(required) && required.includes(name);
    }) ?? null
  );
}

/** An assumption on the schema that lists the member as required covers that list; else the member's own marks speak. */
function requirement(reader: Reader, list: string, own: Marks): Marks {
  const listed = ownMarks(valueAt(reader.document, list));
  return listed !== null && listed.assumed !== null && listed.evidence.length === 0 ? listed : own;
}
