import type { JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import { parsePointer } from '../model/pointer.ts';
import type { SignatureRule } from '../model/provider-spec.ts';
import { type JsonMember, type JsonNode, nodeAt } from './json-text.ts';
import { applicable, schemaOfMember, type Schema } from './schema-node.ts';

/**
 * The text that a signature of this request has to cover, cut out of the body or written again from it. Null when the
 * signed part is not there.
 */
export function signedText(
  body: { readonly text: string; readonly root: JsonNode },
  rule: Pick<SignatureRule, 'over' | 'bytes'>,
  document: JsonObject,
  schemaPointer: string,
): string | null {
  const { over, bytes } = rule;
  const schemas = applicable(document, schemaPointer);
  const write = (node: JsonNode, under: readonly Schema[]): string => {
    if (bytes === 'as-sent') return body.text.slice(node.start, node.end);
    return compactText(node, under, { document, order: bytes });
  };
  if ('without' in over) {
    if (over.without.length === 0 && bytes === 'as-sent') return body.text;
    const dropped = over.without.map((pointer) => parsePointer(pointer)[0]);
    if (body.root.kind !== 'object') return null;
    const members = body.root.members.filter(({ name }) => !dropped.includes(name));
    if (bytes !== 'as-sent') return write({ ...body.root, members }, schemas);
    return `{${members.map(({ nameText, value }) => `${nameText}:${write(value, [])}`).join(',')}}`;
  }
  const tokens = parsePointer('pointer' in over ? over.pointer : over.wrap);
  const node = nodeAt(body.root, tokens);
  if (node === null) return null;
  let under = schemas;
  for (const token of tokens) under = schemaOfMember(document, under, token);
  const text = tokens.length === 0 && bytes === 'as-sent' ? body.text : write(node, under);
  return 'wrap' in over ? `{${JSON.stringify(tokens.at(-1) ?? '')}:${text}}` : text;
}

type Writing = { readonly document: JsonObject; readonly order: 'compact' | 'sorted' | 'documented-order' };

/** The value without white space, members as received, sorted by code unit, or in the order of the schema's properties. */
function compactText(node: JsonNode, schemas: readonly Schema[], writing: Writing): string {
  if (node.kind === 'scalar') return JSON.stringify(node.value);
  if (node.kind === 'array') return `[${node.items.map((item) => compactText(item, [], writing)).join(',')}]`;
  const texts = ordered(unique(node.members), schemas, writing).map(
    ({ name, value }) =>
      `${JSON.stringify(name)}:${compactText(value, schemaOfMember(writing.document, schemas, name), writing)}`,
  );
  return `{${texts.join(',')}}`;
}

/** As JSON.parse leaves them: of a repeated name the last value counts, at the first one's place. */
function unique(members: readonly JsonMember[]): JsonMember[] {
  return [...new Map(members.map((member) => [member.name, member])).values()];
}

function ordered(
  members: readonly JsonMember[],
  schemas: readonly Schema[],
  { order }: Writing,
): readonly JsonMember[] {
  if (order === 'compact') return members;
  if (order === 'sorted') return members.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = schemas.flatMap(({ node }) => (isObject(node['properties']) ? Object.keys(node['properties']) : []));
  const rank = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return members.toSorted((a, b) => rank(a.name) - rank(b.name));
}
