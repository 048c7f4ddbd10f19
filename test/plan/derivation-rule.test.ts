import { describe, expect, it } from 'vitest';
import { isArray, isObject, type Json } from '../../src/model/json.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { realSpec, specIds } from '../contract/real-plans.ts';
import { everyCase } from './every-case.ts';

/** Causes that a document states, read from its text: written plainly at a node that has evidence of its own. */
function statedCauses(node: Json, found = new Set<string>()): ReadonlySet<string> {
  if (isArray(node)) for (const item of node) statedCauses(item, found);
  if (!isObject(node)) return found;
  const refuses = node['x-refuses'];
  if (isArray(refuses) && node['x-evidence'] !== undefined) {
    for (const cause of refuses) {
      if (typeof cause === 'string') found.add(cause);
      else if (isObject(cause) && typeof cause['cause'] === 'string' && cause['x-assumed'] === undefined)
        found.add(cause['cause']);
    }
  }
  for (const child of Object.values(node)) statedCauses(child, found);
  return found;
}

const refusals = (spec: ProviderSpec): readonly string[] =>
  everyCase(spec).flatMap(({ case: { id, expect } }) => (expect.kind === 'refuse' ? [id.slice(spec.id.length)] : []));

describe('the derivation rule', () => {
  it.each(specIds)('expects a refusal in %s exactly where evidence states its cause', async (id) => {
    const spec = await realSpec(id);
    const stated = statedCauses(spec.document);
    for (const { case: subject } of everyCase(spec)) {
      const { expect: expected } = subject;
      if (subject.derivedBy !== 'spec' || !('cause' in expected) || expected.cause === null) continue;
      // No document mentions a repeated member, and the one with a scope contradicts itself about it.
      const isOpen = subject.id.includes('/duplicate/') || subject.id === 'knnx-dlat/requestToken/value/body.scope';
      const speaks = stated.has(expected.cause) && !isOpen;
      expect([subject.id, expected.kind]).toEqual([subject.id, speaks ? 'refuse' : 'record']);
    }
  });

  it('finds one stated refusal in a document that shows one error', async () => {
    expect(refusals(await realSpec('singapay-b2b'))).toEqual([
      '/requestToken/wrong/clientSecret',
      '/requestToken/truncated/clientSecret',
      '/requestToken/trailing-space/clientSecret',
      '/requestToken/upper-case/clientSecret',
    ]);
  });

  it('finds none in a document that states no refusal', async () => {
    expect(refusals(await realSpec('singleview-payouts'))).toEqual([]);
  });

  it.each(specIds)('gives every expected refusal of %s the lines that state it', async (id) => {
    const spec = await realSpec(id);
    const lines = new Set(spec.evidence.map(({ line }) => line));
    for (const { case: subject } of everyCase(spec).filter((entry) => entry.case.expect.kind === 'refuse')) {
      const stating = subject.requirements.filter(({ source, section }) => lines.has(`${source}:${section}`));
      expect([subject.id, stating.length > 0, stating.every(({ level }) => level === 'must')]).toEqual([
        subject.id,
        true,
        true,
      ]);
    }
  });

  it('keeps the cause of what is only recorded: a standard may say something about it', async () => {
    const cases = everyCase(await realSpec('singapay-b2b'));
    const expectOf = (end: string): unknown => cases.find((entry) => entry.case.id.endsWith(end))?.case.expect;
    expect(expectOf('/unknown/clientId')).toEqual({ kind: 'record', silence: null, cause: 'unknown-client' });
    expect(expectOf('/spelling/scheme.lower')).toEqual({ kind: 'record', silence: null, cause: null });
  });
});
