import { describe, expect, it } from 'vitest';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { realSpec, specIds, type SpecId } from '../contract/real-plans.ts';
import { everyCase } from './every-case.ts';

const idsOf = async (id: SpecId): Promise<readonly string[]> =>
  everyCase(await realSpec(id)).map((entry) => entry.case.id);

/** Keys of waivers and baselines: whoever renames one of these makes them stale. */
const known: Readonly<Record<SpecId, readonly string[]>> = {
  'knnx-dlat': [
    'accept/documented',
    'decide/E03',
    'record/E13',
    'unknown/clientId',
    'omit/body.client_id',
    'format/form',
    'encoding/identity',
  ],
  'singapay-b2b': [
    'accept/documented',
    'decide/D01',
    'record/D26',
    'wrong/clientSecret',
    'swapped/clientId-clientSecret',
    'omit/header.X-PARTNER-ID',
    'empty/basic.clientId',
    'spelling/scheme.lower',
    'value/body.grantType',
    'method/GET',
    'reissue/token',
  ],
  'singleview-b2b': [
    'decide/C01-C02',
    'omit/header.clientsecret',
    'omit/body.Message.OSVAuthRequest.client_secret',
    'signature/alter-after',
  ],
  'singleview-openbanking': ['signature/omit', 'duplicate/body.merchantId', 'write/reordered', 'body/truncated'],
  'singleview-payouts': [
    'wrong/companyId',
    'length/header.SVReferenceID.17',
    'extra/body.x_unknown',
    'content-type/none',
  ],
};

describe('case ids', () => {
  it.each(specIds)('of %s are the ones that waivers and baselines name', async (id) => {
    const ids = await idsOf(id);
    const operation = ids[0]?.split('/')[1] ?? '';
    for (const end of known[id]) expect(ids).toContain(`${id}/${operation}/${end}`);
  });

  it.each(specIds)('of %s have four segments, and no two differ by case alone', async (id) => {
    const ids = await idsOf(id);
    for (const one of ids) expect(one).toMatch(/^[a-z0-9-]+\/[A-Za-z]+\/[a-z-]+\/[\w.-]+$/);
    expect(new Set(ids.map((one) => one.toLowerCase())).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(40);
  });

  it.each(specIds)('of %s do not depend on the readings in force, but for the operation', async (id) => {
    const spec = await realSpec(id);
    const ends = (readings: Record<string, string>): readonly string[] =>
      everyCase(spec, { readings: initialReadings(spec, readings, null) })
        .map((entry) => entry.case.id.split('/').slice(2).join('/'))
        // Which methods remain to be tried is a matter of the path.
        .filter((end) => !end.startsWith('method/'));
    const start = ends({});
    for (const conflict of spec.conflicts)
      for (const reading of conflict.readings) expect(ends({ [conflict.id]: reading.id })).toEqual(start);
  });
});
