import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/contract/apply-changes.ts';
import type { PlannedCase, Step } from '../../src/model/contract-case.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import type { Readings } from '../../src/model/readings.ts';
import type { RequestPlan } from '../../src/model/request-plan.ts';
import { operationUnder, planStep, readingChanges } from '../../src/plan/bind.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { realSpec } from '../contract/real-plans.ts';
import { everyCase } from './every-case.ts';

const documented: Step = { name: 'documented', changes: [] };
const under = (spec: ProviderSpec, readings: Record<string, string>): Readings => initialReadings(spec, readings, null);
const plan = (spec: ProviderSpec, readings: Record<string, string>, step: Step = documented): RequestPlan =>
  planStep(spec, spec.operations[0]?.id ?? '', under(spec, readings), step, applyChanges);
const caseOf = (planned: readonly PlannedCase[], end: string): PlannedCase | undefined =>
  planned.find((entry) => entry.case.id.endsWith(end));

describe('a request under readings', () => {
  it('goes to the operation that a reading names', async () => {
    const spec = await realSpec('singleview-b2b');
    expect(operationUnder(spec, under(spec, { 'C01-C02': 'get-auth' }), 'postAuthToken')?.id).toBe('getAuthToken');
    expect(plan(spec, { 'C01-C02': 'get-oauth' })).toMatchObject({ method: 'GET', path: '/api/v1/oauth/token' });
    const other = await realSpec('singapay-b2b');
    expect(operationUnder(other, under(other, {}), 'requestToken')?.id).toBe('requestToken');
    expect(operationUnder(other, under(other, {}), 'nobody')).toBeUndefined();
  });

  it('is changed as the settled reading says', async () => {
    const spec = await realSpec('singapay-b2b');
    expect(readingChanges(spec, under(spec, { D03: 'snake' }))).toEqual([
      { rename: 'body:/grantType', to: 'body:/grant_type' },
    ]);
    expect(plan(spec, { D03: 'snake' }).body?.root).toEqual({
      members: [['grant_type', { json: 'client_credentials' }]],
    });
    expect(readingChanges(spec, under(spec, {}))).toEqual([]);
  });

  it('can be signed by another reading than the one in force', async () => {
    const spec = await realSpec('singleview-b2b');
    const signed = (step: Step): unknown => plan(spec, {}, step).signature?.over;
    expect(signed(documented)).toEqual({ pointer: '/Message' });
    expect(signed({ name: 'x', changes: [{ sign: 'C13', reading: 'wrapped' }] })).toEqual({ wrap: '/Message' });
  });

  it('declares what was changed, the changes of readings first', async () => {
    const spec = await realSpec('singapay-b2b');
    const step: Step = { name: 'x', changes: [{ omit: 'header:Accept' }] };
    expect(plan(spec, { D03: 'snake' }, step).declared).toEqual([
      { rename: 'body:/grantType', to: 'body:/grant_type' },
      { omit: 'header:Accept' },
    ]);
  });
});

describe('a planned case', () => {
  it('departs from the documented request of its operation', async () => {
    const planned = everyCase(await realSpec('singapay-b2b'));
    const control = 'singapay-b2b/requestToken/accept/documented';
    expect(caseOf(planned, 'accept/documented')).toMatchObject({ control: null, cost: 1, skip: null });
    expect(planned.slice(1).every((entry) => entry.control === control)).toBe(true);
    expect(caseOf(planned, 'reissue/token')?.cost).toBe(2);
    expect(caseOf(planned, 'decide/D01')).toMatchObject({ steps: [], cost: 0 });
  });

  it('asks about a conflict without what its own reading would change', async () => {
    const spec = await realSpec('singapay-b2b');
    const bodies = everyCase(spec, { readings: under(spec, { D03: 'snake' }) });
    const members = (end: string): unknown =>
      caseOf(bodies, end)?.steps.map((step) => {
        const root = step.plan.body?.root;
        return root !== undefined && 'members' in root ? root.members.map(([name]) => name) : [];
      });
    expect(members('decide/D03')).toEqual([['grant_type'], ['grantType', 'grant_type'], []]);
    expect(members('decide/D05')).toEqual([['grant_type']]);
  });

  it('is not sent as a refusal when the readings leave nothing to change', async () => {
    const spec = await realSpec('singleview-openbanking');
    const unsigned = everyCase(spec, { readings: under(spec, { B01: 'not-enforced' }) });
    const skipped = unsigned
      .filter(({ skip }) => skip !== null)
      .map((entry) => entry.case.id.split('/').slice(2).join('/'));
    expect(skipped).toEqual(
      ['omit', 'corrupt', 'other-key', 'other-bytes', 'alter-after', 'empty'].map((name) => `signature/${name}`),
    );
    expect(caseOf(unsigned, 'signature/corrupt')?.skip).toContain('nothing to change');
    const keyless = everyCase(spec, { readings: under(spec, { B03: 'literal' }) });
    expect(keyless.filter(({ skip }) => skip !== null).map((entry) => entry.case.id)).toEqual([
      'singleview-openbanking/requestToken/signature/other-key',
    ]);
    expect(everyCase(spec).every(({ skip }) => skip === null)).toBe(true);
  });

  it('may send the same request again where that is the question', async () => {
    const planned = everyCase(await realSpec('singleview-openbanking'));
    expect(caseOf(planned, 'record/B04')).toMatchObject({ skip: null, cost: 1 });
  });
});
