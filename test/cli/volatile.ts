import schema from '../../src/report/report.schema.json' with { type: 'json' };
import { isArray, isObject, type Json } from '../../src/model/json.ts';

/** Places at which two reports differ, but those that the schema marks `x-volatile`. */
export function lastingDifferences(one: Json, other: Json): readonly string[] {
  return compare(one, other, schema, '');
}

function compare(one: Json | undefined, other: Json | undefined, marked: unknown, at: string): readonly string[] {
  const node = resolve(marked);
  if (node['x-volatile'] === true || JSON.stringify(one) === JSON.stringify(other)) return [];
  if (isArray(one) && isArray(other) && one.length === other.length)
    return one.flatMap((item, index) => compare(item, other[index], node['items'], `${at}/${index}`));
  if (isObject(one) && isObject(other)) {
    const known = isObject(node['properties']) ? node['properties'] : {};
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].flatMap((name) => compare(one[name], other[name], known[name], `${at}/${name}`));
  }
  return [`${at}: ${JSON.stringify(one) ?? 'nothing'} and ${JSON.stringify(other) ?? 'nothing'}`];
}

/** Follows references into `$defs`, and the first branch of an `anyOf`. */
function resolve(node: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(node)) return {};
  const { $ref, anyOf } = node;
  if (typeof $ref === 'string') return resolve((schema.$defs as Record<string, unknown>)[$ref.replace('#/$defs/', '')]);
  return isArray(anyOf) ? resolve(anyOf[0]) : node;
}
