import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyCase } from '../plan/every-case.ts';
import { asArrived, compare, settled, valuesFor } from './curl-scene.ts';
import { realSpec, specIds } from './real-plans.ts';
import { keyFiles, noShell } from './shell.ts';

let keys: ReturnType<typeof keyFiles>;
beforeAll(() => {
  keys = keyFiles();
});
afterAll(() => keys.remove());

/** Randomised by both sides, or written with other escapes that mean the same. */
const isComparable = (id: string): boolean => !/\/signature\/(pss|other-key)$|\/format\/form$|\/decide\//.test(id);

describe.skipIf(noShell !== null)('every case in the shell', () => {
  it.each(specIds)('sends the requests of %s byte for byte', { timeout: 120_000 }, async (id) => {
    const spec = await realSpec(id);
    const { extra: _, ...values } = valuesFor(spec);
    if (values['privateKey'] !== undefined) values['privateKey'] = keys.pem;
    const variables = { V_PRIVATE_KEY_FILE: `${keys.folder}/key.pem` };
    let compared = 0;
    for (const { case: subject, steps } of everyCase(spec)) {
      if (!isComparable(subject.id)) continue;
      for (const { plan } of steps) {
        const { arrived, wanted } = await compare(plan, { values, variables, wholeUrl: spec.wholeUrl });
        expect([subject.id, settled(arrived)]).toEqual([subject.id, settled(asArrived(wanted))]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });
});
