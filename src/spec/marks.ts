import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { parsePointer, formatPointer, valueAt } from '../model/pointer.ts';
import type { Assumed, EvidenceRef } from '../model/provider-spec.ts';
import { localTarget } from '../model/schema-layers.ts';
import type { Reader } from './reader.ts';

/** What a node stands on: its own `x-evidence` and `x-assumed`, else those of the nearest ancestor that has one. */
export type Marks = {
  readonly evidence: readonly EvidenceRef[];
  readonly assumed: Assumed | null;
  /** Neither the node nor an ancestor says anything. */
  readonly bare: boolean;
};

export const noMarks: Marks = { evidence: [], assumed: null, bare: true };

/** A node's own marks; null when it has none. Ill-formed ones are reported elsewhere and count as absent. */
export function ownMarks(node: Json | undefined, evidenceKey = 'x-evidence', assumedKey = 'x-assumed'): Marks | null {
  if (!isObject(node)) return null;
  const evidence = readEvidence(own(node, evidenceKey));
  const assumed = readAssumed(own(node, assumedKey));
  return evidence.length === 0 && assumed === null ? null : { evidence, assumed, bare: false };
}

export function readEvidence(value: Json | undefined): readonly EvidenceRef[] {
  return isArray(value) ? value.filter((ref) => typeof ref === 'string') : [];
}

export function readAssumed(value: Json | undefined): Assumed | null {
  if (!isObject(value) || typeof value['why'] !== 'string') return null;
  const source = own(value, 'source');
  return { why: value['why'], source: typeof source === 'string' ? source : null };
}

/** The marks in force at a pointer, walking down from `above`; references on the way are followed at the last step. */
export function marksAt(reader: Reader, pointer: string, above: Marks = noMarks, from = ''): Marks {
  let marks = from === '' ? (ownMarks(reader.document) ?? above) : above;
  let at = from;
  for (const token of parsePointer(pointer.slice(from.length))) {
    at += formatPointer([token]);
    marks = ownMarks(valueAt(reader.document, at)) ?? marks;
  }
  return throughRef(reader, at, marks);
}

/** The marks of what a reference at this pointer names, else the ones given: a shared node inherits where it is used. */
export function throughRef(reader: Reader, pointer: string, marks: Marks): Marks {
  const node = valueAt(reader.document, pointer);
  const target = isObject(node) ? localTarget(own(node, '$ref')) : null;
  if (target === null) return marks;
  return throughRef(reader, target, ownMarks(node) ?? ownMarks(valueAt(reader.document, target)) ?? marks);
}

/** Whether the document itself says this, as far as the marks tell; a plain document states all that it says. */
export function isStated(reader: Reader, marks: Marks): boolean {
  return !reader.strict || (marks.evidence.length > 0 && marks.assumed === null);
}

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;
