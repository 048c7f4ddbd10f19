import type { Evidence } from '../model/evidence.ts';

/** The same evidence with `token#n` numbered by first appearance: give it in plan order and concurrency leaves no trace. */
export function renumberTokens(evidences: readonly Evidence[]): readonly Evidence[] {
  const ordinals = new Map<string, string>();
  return evidences.map((evidence) => {
    const { response } = evidence;
    if (response === null || response.token === null) return evidence;
    const { facts } = response.token;
    const ordinal = ordinals.get(facts.ordinal) ?? `token#${ordinals.size + 1}`;
    ordinals.set(facts.ordinal, ordinal);
    if (ordinal === facts.ordinal) return evidence;
    return { ...evidence, response: { ...response, token: { ...response.token, facts: { ...facts, ordinal } } } };
  });
}
