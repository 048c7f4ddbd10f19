import { describe, expect, it } from 'vitest';
import { isArray, isObject, type Json } from '../../src/model/json.ts';
import type { ContractCase } from '../../src/model/contract-case.ts';
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

/**
 * No document mentions a repeated member or a padded credential; which refusal two faults at once meet may be open, and the document
 * with a scope contradicts itself about it.
 */
const unspoken =
  /\/(duplicate|trailing-space)\/|^knnx-dlat\/requestToken\/value\/body\.scope$|^(knnx-dlat|singapay-b2b)\/.*\/(truncated\/clientId|swapped\/clientId-clientSecret)$/;

/** The case is about an input that the document does not call mandatory. */
function isAssumed({ operations }: ProviderSpec, { id, steps }: ContractCase): boolean {
  const changed = steps.flatMap(({ changes }) =>
    changes.map((change) => ('omit' in change ? change.omit : 'set' in change ? change.set : null)),
  );
  const inputs = operations.flatMap((operation) => operation.inputs);
  return (
    /\/(omit|empty)\//.test(id) &&
    inputs.some(({ location, required }) => required === 'assumed' && changed.includes(location))
  );
}

describe('the derivation rule', () => {
  it.each(specIds)('expects a refusal in %s exactly where evidence states its cause', async (id) => {
    const spec = await realSpec(id);
    const stated = statedCauses(spec.document);
    for (const { case: subject } of everyCase(spec)) {
      const { expect: expected } = subject;
      if (subject.derivedBy !== 'spec' || !('cause' in expected) || expected.cause === null) continue;
      const speaks = stated.has(expected.cause) && !unspoken.test(subject.id) && !isAssumed(spec, subject);
      expect([subject.id, expected.kind]).toEqual([subject.id, speaks ? 'refuse' : 'record']);
    }
  });

  it('finds one stated refusal in a document that shows one error', async () => {
    expect(refusals(await realSpec('singapay-b2b'))).toEqual([
      '/requestToken/wrong/clientSecret',
      '/requestToken/truncated/clientSecret',
      '/requestToken/upper-case/clientSecret',
    ]);
  });

  it('never refuses what the document only shows, or only asks for where it stands twice', async () => {
    const cases = everyCase(await realSpec('singleview-b2b')).map(({ case: subject }) => subject);
    const kinds = cases.map(({ id, expect: { kind } }) => `${id.split('/').slice(2).join('/')} ${kind}`);
    for (const name of ['SVReferenceID', 'Device', 'DateTimeStamp', 'CompanyId', 'clientid', 'clientsecret'])
      expect(kinds).toContain(`omit/header.${name} record`);
    expect(kinds).toContain('omit/body.Message.OSVAuthRequest.client_id refuse');
  });

  it('finds one where a status is stated for one cause alone', async () => {
    expect(refusals(await realSpec('knnx-dlat'))).toEqual(['/requestToken/unknown/clientId']);
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
