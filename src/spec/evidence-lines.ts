import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer, parsePointer, valueAt } from '../model/pointer.ts';
import type { EvidenceLine } from '../model/provider-spec.ts';
import { readEvidence } from './marks.ts';

/** A node that cites a line. */
export type Citation = { readonly line: string; readonly owner: string; readonly at: string };

/** Lines that `x-document` lists, by reference: `S003:L45` → our paraphrase. */
export function documentLines(document: JsonObject): ReadonlyMap<string, string> {
  const source = document['x-document'];
  const lines = isObject(source) ? source['lines'] : undefined;
  const id = isObject(source) ? source['id'] : undefined;
  if (!isObject(lines) || typeof id !== 'string') return new Map();
  return new Map(
    Object.entries(lines).flatMap(([line, says]) =>
      typeof says === 'string' ? [[`${id}:${line}`, says] as const] : [],
    ),
  );
}

/**
 * Every citation at this node: its own `x-evidence`, that of the entries of its vocabulary keys, and `evidence` of
 * its readings.
 */
export function citationsOf(node: JsonObject, pointer: string): readonly Citation[] {
  const found: Citation[] = [];
  const cite = (value: Json | undefined, owner: string, at: string): void => {
    readEvidence(value).forEach((line, index) => found.push({ line, owner, at: `${at}/${index}` }));
  };
  const within = (value: Json, at: string): void => {
    if (isArray(value)) value.forEach((item, index) => within(item, `${at}/${index}`));
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      const place = `${at}${formatPointer([key])}`;
      if (key === 'x-evidence' || key === 'evidence') cite(child, at, place);
      else if (key !== 'schema') within(child, place);
    }
  };
  cite(node['x-evidence'], pointer, `${pointer}/x-evidence`);
  for (const key of [
    'x-conflicts',
    'x-silences',
    'x-signature',
    'x-request-headers',
    'x-refuses',
    'x-simulate',
    'x-token',
  ]) {
    const value = Object.hasOwn(node, key) ? node[key] : undefined;
    if (value !== undefined) within(value, `${pointer}/${key}`);
  }
  return found;
}

/** Each listed line with the nodes that stand on it; unjudged when every one of them is. */
export function evidenceLines(document: JsonObject, citations: readonly Citation[]): readonly EvidenceLine[] {
  return [...documentLines(document)].map(([line, says]) => {
    const owners = [...new Set(citations.filter((citation) => citation.line === line).map(({ owner }) => owner))];
    const reasons = owners.map((owner) => unjudged(document, owner));
    const [first = null] = reasons;
    return { line, says, pointers: owners, unjudged: reasons.includes(null) ? null : first };
  });
}

/** `x-unjudged` of a node or of an ancestor; null when an exchange can judge it. */
function unjudged(document: JsonObject, pointer: string): string | null {
  const tokens = parsePointer(pointer);
  for (let length = tokens.length; length >= 0; length -= 1) {
    const node = valueAt(document, formatPointer(tokens.slice(0, length)));
    const why = isObject(node) ? node['x-unjudged'] : undefined;
    if (typeof why === 'string') return why;
  }
  return null;
}
