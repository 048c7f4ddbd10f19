import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { valueAt } from '../model/pointer.ts';
import {
  branchesOf,
  followBareRef,
  layerWith,
  schemaKey,
  schemaLayers,
  schemaProperties,
} from '../model/schema-layers.ts';
import { propertyName, quoted } from './literal.ts';

/** The comment in front of a member, with its line break; empty when there is nothing to say. */
export type Documenting = (pointer: string, indent: number) => string;

export type TypeContext = {
  /** Schemas that have a type of their own, by pointer. */
  readonly names: ReadonlyMap<string, string>;
  readonly describe: Documenting;
  readonly indent: number;
  /** The schema whose type is being written out: it is not replaced by its own name here. */
  readonly own: string | null;
};

const simple: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

/** A schema as a TypeScript type, as far as types can say it; `unknown` where they cannot. */
export function typeText(document: JsonObject, at: string, context: TypeContext): string {
  const pointer = followBareRef(document, at);
  const name = pointer === context.own ? undefined : context.names.get(pointer);
  if (name !== undefined) return name;
  const inner: TypeContext = { ...context, own: null, names: new Map([...context.names, [pointer, 'unknown']]) };
  const schema = valueAt(document, pointer);
  if (schema === false) return 'never';
  if (!isObject(schema)) return 'unknown';
  if (layerWith(document, pointer, 'const') !== null) return constant(schemaKey(document, pointer, 'const') ?? null);
  const values = schemaKey(document, pointer, 'enum');
  if (isArray(values)) return union(values.map(constant));
  const branches = branchesOf(document, pointer).map((branch) => typeText(document, branch, inner));
  const members = schemaProperties(document, pointer);
  if (members.size > 0) {
    const object = objectText(document, pointer, members, { ...inner, names: context.names });
    return branches.length === 0 ? object : `${object} & (${union(branches)})`;
  }
  return branches.length > 0 ? union(branches) : plainType(document, pointer, inner);
}

function objectText(
  document: JsonObject,
  pointer: string,
  members: ReadonlyMap<string, string>,
  context: TypeContext,
): string {
  const required = new Set(
    schemaLayers(document, pointer).flatMap((layer) => {
      const list = valueAt(document, `${layer}/required`);
      return isArray(list) ? list : [];
    }),
  );
  const indent = context.indent + 2;
  const pad = ' '.repeat(indent);
  const seen = new Map([...context.names, ...(context.names.has(pointer) ? [] : [[pointer, 'unknown'] as const])]);
  const lines = [...members].map(([name, member]) => {
    const type = typeText(document, member, { ...context, indent, own: null, names: seen });
    return `${context.describe(member, indent)}${pad}readonly ${propertyName(name)}${required.has(name) ? '' : '?'}: ${type};\n`;
  });
  return `{\n${lines.join('')}${' '.repeat(context.indent)}}`;
}

function plainType(document: JsonObject, pointer: string, context: TypeContext): string {
  const type = schemaKey(document, pointer, 'type');
  const types = isArray(type) ? type : type === undefined ? [] : [type];
  if (types.length === 0) return 'unknown';
  return union(
    types.map((name) => {
      if (name === 'object') return 'Readonly<Record<string, unknown>>';
      if (name !== 'array') return (typeof name === 'string' ? simple[name] : undefined) ?? 'unknown';
      const layer = layerWith(document, pointer, 'items');
      const item = layer === null ? 'unknown' : typeText(document, `${layer}/items`, context);
      return `readonly ${/ [|&] /.test(item) ? `(${item})` : item}[]`;
    }),
  );
}

/** A scalar is a type of its own; a list or an object is described no further. */
function constant(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  return isObject(value) || isArray(value) ? 'unknown' : JSON.stringify(value);
}

const union = (types: readonly string[]): string => [...new Set(types)].join(' | ');
