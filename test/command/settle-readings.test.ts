import { describe, expect, it } from 'vitest';
import type { ExchangerSetup } from '../../src/command/exchanger.ts';
import { settleReadings, type Settled } from '../../src/command/settle-readings.ts';
import type { RequestPlan } from '../../src/model/request-plan.ts';
import type { ValidateAt } from '../../src/model/validation.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { aResponse, anEvidence, aToken } from '../check/support.ts';
import { realSpec, secretsOf } from '../contract/real-plans.ts';

/** An endpoint by what it makes of a request: answers of the shape that it names. */
async function settle(
  budget: number,
  accepts: (plan: RequestPlan) => boolean,
): Promise<{ settled: Settled; sent: readonly RequestPlan[] }> {
  const spec = await realSpec('singleview-openbanking');
  const sent: RequestPlan[] = [];
  let shape = '';
  const validate: ValidateAt = (schema) =>
    schema.endsWith(shape) ? [] : [{ pointer: '', keyword: 'type', expected: '', actual: '', message: '' }];
  const setup = {
    spec,
    validate,
    baseUrl: 'https://sandbox.example',
    credentials: secretsOf({ clientId: 'i', clientCode: 'c', merchantId: 'm', signatureKey: 'k' }),
  } as unknown as ExchangerSetup;
  const settled = await settleReadings(setup, initialReadings(spec, {}, null), budget, (_case, _step, plan) => {
    sent.push(plan);
    shape = accepts(plan) ? 'Issued' : 'Refused';
    const token = shape === 'Issued' ? aToken() : null;
    return Promise.resolve({
      evidence: anEvidence(aResponse({}, { token }), { operation: plan.operation }),
      flaky: false,
    });
  });
  return { settled, sent };
}

describe('settling readings', () => {
  it('takes the likeliest ones when they are right, with one call that is the control as well', async () => {
    const { settled, sent } = await settle(8, () => true);
    expect(sent).toHaveLength(1);
    expect(settled.control?.response?.token).not.toBeNull();
    expect([settled.readings.get('B03'), settled.untried]).toEqual([{ reading: 'key', source: 'start' }, []]);
  });

  it('finds a departure, and says that a probe found it', async () => {
    const { settled } = await settle(8, ({ signature }) => signature?.steps.includes('hmac-sha256') === true);
    expect(settled.readings.get('B03')).toEqual({ reading: 'hmac', source: 'probe' });
    expect(settled.readings.get('B01')).toEqual({ reading: 'header', source: 'start' });
  });

  it('stops when its budget is spent, and names the readings that were not tried', async () => {
    const { settled, sent } = await settle(2, () => false);
    expect([sent.length, settled.probes.length, settled.control]).toEqual([2, 2, null]);
    expect(settled.untried).toEqual(expect.arrayContaining(['B03=hmac', 'B02=sorted']));
    expect(settled.untried).not.toContain('B03=key');
    expect(settled.readings.get('B03')?.source).toBe('start');
  });

  it('names no reading whose request was sent under another name, and says so when only combinations are left', async () => {
    const { settled } = await settle(9, () => false);
    expect(settled.untried).toEqual(['two or more departures at once']);
    expect((await settle(5, () => false)).settled.untried).toContain('B09=capital');
  });

  it('never sends the same bytes twice', async () => {
    const { sent } = await settle(100, () => false);
    const requests = sent.map(({ signature, headers, body }) => JSON.stringify([signature, headers, body]));
    expect(new Set(requests).size).toBe(requests.length);
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.length).toBeLessThan(40);
  });
});
