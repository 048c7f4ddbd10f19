import { isArray, isObject, type Json, type JsonObject, typeOf } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import { applicable } from './schema-node.ts';

/** Whether a value fits the schema at a pointer of the document. Knows the keywords that specs use; formats are notes. */
export function fits(document: JsonObject, pointer: string, value: Json): boolean {
  return applicable(document, pointer).every((schema) => fitsNode(document, schema.pointer, schema.node, value));
}

function fitsNode(document: JsonObject, pointer: string, node: JsonObject, value: Json): boolean {
  const branches = (name: string): boolean[] => {
    const list = node[name];
    return isArray(list) ? list.map((_, index) => fits(document, `${pointer}/${name}/${index}`, value)) : [];
  };
  if (!typeFits(node['type'], value)) return false;
  if ('const' in node && !same(node['const'], value)) return false;
  if (isArray(node['enum']) && !node['enum'].some((one) => same(one, value))) return false;
  if ('oneOf' in node && branches('oneOf').filter(Boolean).length !== 1) return false;
  if ('anyOf' in node && !branches('anyOf').includes(true)) return false;
  if ('not' in node && fits(document, `${pointer}/not`, value)) return false;
  if (typeof value === 'string') return textFits(node, value);
  if (typeof value === 'number') return numberFits(node, value);
  if (isArray(value)) return listFits(document, pointer, node, value);
  return !isObject(value) || objectFits(document, pointer, node, value);
}

function typeFits(type: Json | undefined, value: Json): boolean {
  if (type === undefined) return true;
  const actual = typeOf(value);
  return (isArray(type) ? type : [type]).some((one) => one === actual || (one === 'number' && actual === 'integer'));
}

function textFits(node: JsonObject, value: string): boolean {
  const { minLength, maxLength, pattern } = node;
  const length = Array.from(value).length;
  return (
    (typeof minLength !== 'number' || length >= minLength) &&
    (typeof maxLength !== 'number' || length <= maxLength) &&
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(value))
  );
}

function numberFits(node: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = node;
  return (
    (typeof minimum !== 'number' || value >= minimum) &&
    (typeof maximum !== 'number' || value <= maximum) &&
    (typeof exclusiveMinimum !== 'number' || value > exclusiveMinimum) &&
    (typeof exclusiveMaximum !== 'number' || value < exclusiveMaximum)
  );
}

function listFits(document: JsonObject, pointer: string, node: JsonObject, value: readonly Json[]): boolean {
  const { minItems, maxItems } = node;
  if (typeof minItems === 'number' && value.length < minItems) return false;
  if (typeof maxItems === 'number' && value.length > maxItems) return false;
  return !isObject(node['items']) || value.every((item) => fits(document, `${pointer}/items`, item));
}

function objectFits(document: JsonObject, pointer: string, node: JsonObject, value: JsonObject): boolean {
  const { required, properties } = node;
  if (isArray(required) && !required.every((name) => typeof name === 'string' && Object.hasOwn(value, name)))
    return false;
  if (typeof node['minProperties'] === 'number' && Object.keys(value).length < node['minProperties']) return false;
  if (typeof node['maxProperties'] === 'number' && Object.keys(value).length > node['maxProperties']) return false;
  return Object.entries(value).every(([name, member]) => {
    if (isObject(properties) && Object.hasOwn(properties, name)) {
      const place = `${pointer}/properties${formatPointer([name])}`;
      return properties[name] === false ? false : fits(document, place, member);
    }
    const rest = node['additionalProperties'];
    return rest !== false && (!isObject(rest) || fits(document, `${pointer}/additionalProperties`, member));
  });
}

/** Equality of JSON values, whatever the order of members. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}
