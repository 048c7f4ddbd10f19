import type { JsonObject, Json } from '../model/json.ts';
import { isArray, isObject, typeOf } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import { childNode, faces, keywordValues, schemaNode, type SchemaNode } from './schema-node.ts';

/** A required member by which a documented form can be told from another. */
export type Mark = { readonly pointer: string; readonly fixed: readonly Json[]; readonly types: readonly string[] };

const deepest = 4;
const nowhere = { pointer: '', evidence: [], assumed: false };

/** Marks by document and schema: a document does not change, and every response is held against them. */
const known = new WeakMap<JsonObject, Map<string, readonly Mark[]>>();

/** The required members of a schema, down through required objects. */
export function marksOf(document: JsonObject, schemaPointer: string): readonly Mark[] {
  const own = known.get(document) ?? new Map<string, readonly Mark[]>();
  known.set(document, own);
  const root = own.has(schemaPointer) ? null : schemaNode(document, schemaPointer, nowhere);
  const marks = own.get(schemaPointer) ?? (root === null ? [] : collect(document, root, '', 1));
  own.set(schemaPointer, marks);
  return marks;
}

function collect(document: JsonObject, node: SchemaNode, at: string, depth: number): readonly Mark[] {
  return requiredNames(document, node).flatMap((name) => {
    const pointer = at + formatPointer([name]);
    const child = childNode(document, node, name);
    if (child === null) return [{ pointer, fixed: [], types: [] }];
    const types = keywordValues(document, child, 'type').flatMap((type) => (isArray(type) ? type : [type]));
    const mark = {
      pointer,
      fixed: fixedValues(document, child),
      types: types.filter((type) => typeof type === 'string'),
    };
    return depth === deepest ? [mark] : [mark, ...collect(document, child, pointer, depth + 1)];
  });
}

function requiredNames(document: JsonObject, node: SchemaNode): readonly string[] {
  const lists = faces(document, node, false).map(({ schema }) => schema['required']);
  return [...new Set(lists.flatMap((list) => (isArray(list) ? list : [])).filter((name) => typeof name === 'string'))];
}

function fixedValues(document: JsonObject, node: SchemaNode): readonly Json[] {
  const [list] = keywordValues(document, node, 'enum');
  return [...keywordValues(document, node, 'const'), ...(list !== undefined && isArray(list) ? list : [])];
}

/**
 * How much a body looks like the form with these marks: above zero when more speaks for it than against it. A member
 * of another type speaks against it, because names such as `status` and `error` mean different things in different forms.
 */
export function likeness(marks: readonly Mark[], body: Json): number {
  if (!isObject(body)) return 0;
  // What is below a member that is absent, or no object, is missed once.
  const present = marks.filter(({ pointer }) => {
    const around = valueAt(body, pointer.slice(0, pointer.lastIndexOf('/')));
    return around !== undefined && isObject(around);
  });
  return present.reduce((sum, mark) => sum + weigh(mark, valueAt(body, mark.pointer)), 0);
}

/** The body has one of the marked members, of its type. */
export function sharesMember(marks: readonly Mark[], body: Json): boolean {
  if (!isObject(body)) return false;
  return marks.some((mark) => {
    const value = valueAt(body, mark.pointer);
    return value !== undefined && isOfType(mark, value);
  });
}

function isOfType({ types: stated, fixed }: Mark, value: Json): boolean {
  const type = typeOf(value);
  const types = stated.length === 0 ? fixed.map(typeOf) : stated;
  return types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
}

function weigh(mark: Mark, value: Json | undefined): number {
  const { fixed } = mark;
  if (value === undefined) return -1;
  // Another word where the document fixes one may be a mistake; another type is another member.
  if (fixed.length > 0) return fixed.includes(value) ? 3 : fixed.some((one) => typeOf(one) === typeOf(value)) ? -1 : -3;
  return isOfType(mark, value) ? 1 : -1;
}
