import type { Classified } from '../model/check.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer, parsePointer, valueAt } from '../model/pointer.ts';
import { documentLine, type Level, type Requirement } from '../model/requirement.ts';

/**
 * On what a node of the spec stands: its own `x-evidence` or `x-assumed`, else that of the nearest ancestor which has
 * one of them (specs/README.md). `pointer` is the node itself.
 */
export type Origin = { readonly pointer: string; readonly evidence: readonly string[]; readonly assumed: boolean };

const nowhere: Origin = { pointer: '', evidence: [], assumed: false };

/** The origin of a node reached from a parent of this origin. */
export function originOf(node: Json | undefined, pointer: string, parent: Origin): Origin {
  if (isObject(node)) {
    const evidence = node['x-evidence'];
    if (node['x-assumed'] !== undefined) return { pointer, evidence: [], assumed: true };
    if (isArray(evidence))
      return { pointer, evidence: evidence.filter((line) => typeof line === 'string'), assumed: false };
  }
  return { ...parent, pointer };
}

/** The origin of a pointer of the spec, through its ancestors in the file from `top` down. */
export function originAt(document: JsonObject, pointer: string, top = ''): Origin {
  const tokens = parsePointer(pointer);
  let origin = nowhere;
  for (let depth = parsePointer(top).length; depth <= tokens.length; depth += 1) {
    const at = formatPointer(tokens.slice(0, depth));
    origin = originOf(valueAt(document, at), at, origin);
  }
  return origin;
}

/** The origin of a documented form: its own, else that of the response it stands in. */
export function branchOrigin({ document }: ProviderSpec, { rule, branch }: Classified): Origin {
  const { pointer, evidence, assumed } = branch;
  if (assumed !== null) return { pointer, evidence: [], assumed: true };
  return evidence.length > 0 ? { pointer, evidence, assumed: false } : { ...originAt(document, rule.pointer), pointer };
}

/**
 * What the provider document requires by this node: its line, or for a plain OpenAPI document the place in the file.
 * Null when the node is only assumed or stands on no line; then nothing can be held against the provider.
 */
export function stated(spec: ProviderSpec, origin: Origin, level: Level = 'must'): Requirement | null {
  if (spec.source === null)
    return { source: spec.file.slice(spec.file.lastIndexOf('/') + 1), section: origin.pointer, level };
  const [line] = origin.evidence;
  return origin.assumed || line === undefined ? null : documentLine(line, level);
}

/** A standard's requirement: *should*, or *must* when the document claims to follow that standard (`x-claims`). */
export function standard(spec: ProviderSpec, source: string, section: string, level: Level = 'should'): Requirement {
  return { source, section, level: spec.claims.includes(source) ? 'must' : level };
}
