import { isArray, isObject } from '../model/json.ts';

/** Where we are in a JSON Schema while walking a value that fits it. */
export type SchemaNode = {
  /** Names of the members in the order in which the schema lists them; empty when it lists none. */
  readonly order: readonly string[];
  readonly member: (name: string) => SchemaNode;
  readonly item: () => SchemaNode;
};

const none: SchemaNode = { order: [], member: () => none, item: () => none };

/** Follows `#/$defs/…` references and the first branch of an `anyOf`; a schema without members orders nothing. */
export function schemaNode(schema: unknown, root: unknown = schema): SchemaNode {
  const known = new Map<unknown, SchemaNode>();
  /** Made once for each schema: a report has thousands of values for every one. */
  const nodeOf = (of: unknown): SchemaNode => {
    const node = known.get(of) ?? make(of);
    known.set(of, node);
    return node;
  };
  const make = (of: unknown): SchemaNode => {
    if (!isObject(of)) return none;
    const { $ref, anyOf, properties, items } = of;
    if (typeof $ref === 'string') return nodeOf(definition(root, $ref));
    if (isArray(anyOf)) return nodeOf(anyOf[0]);
    const members = isObject(properties) ? properties : {};
    return {
      order: Object.keys(members),
      member: (name) => (Object.hasOwn(members, name) ? nodeOf(members[name]) : none),
      item: () => nodeOf(items),
    };
  };
  return nodeOf(schema);
}

function definition(root: unknown, ref: string): unknown {
  const definitions = isObject(root) ? root['$defs'] : undefined;
  return isObject(definitions) ? definitions[ref.replace('#/$defs/', '')] : undefined;
}

/**
 * JSON text with two spaces of indentation, members in the schema's order, then the others by name; what the schema does
 * not describe (`expected`, `actual`) keeps its own order. Undefined members are left out.
 */
export function jsonText(value: unknown, node: SchemaNode, indent = 0, step = 2): string {
  if (typeof value === 'string') return jsonString(value);
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : jsonString(String(value));
  if (isArray(value)) {
    const item = node.item();
    return wrap(
      '[',
      ']',
      value.map((one) => jsonText(one, item, indent + step, step)),
      indent,
      step,
    );
  }
  if (!isObject(value)) return value === undefined ? 'null' : JSON.stringify(value);
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  const members = inOrder(names, node.order).map(
    (name) =>
      `${jsonString(name)}:${step === 0 ? '' : ' '}${jsonText(value[name], node.member(name), indent + step, step)}`,
  );
  return wrap('{', '}', members, indent, step);
}

function wrap(open: string, close: string, parts: readonly string[], indent: number, step: number): string {
  if (parts.length === 0) return open + close;
  if (step === 0) return open + parts.join(',') + close;
  const line = `\n${' '.repeat(indent)}`;
  const inner = line + ' '.repeat(step);
  return open + inner + parts.join(`,${inner}`) + line + close;
}

function inOrder(names: readonly string[], order: readonly string[]): readonly string[] {
  if (order.length === 0 || isInOrder(names, order)) return names;
  const known = order.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !order.includes(name)).toSorted()];
}

/** Most objects were made in that order. */
function isInOrder(names: readonly string[], order: readonly string[]): boolean {
  let at = -1;
  for (const name of names) {
    at = order.indexOf(name, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Characters that JSON allows raw but that act on a terminal or break a script; as escapes they read back the same. */
const active = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Lone surrogates become U+FFFD: no JSON reader agrees on them (RFC 8259 §8.2). */
function jsonString(text: string): string {
  const written = JSON.stringify(text.toWellFormed());
  if (/^[ -~]*$/.test(written)) return written;
  return written.replace(active, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
