import { describe, expect, test } from 'vitest';
import { harmlessMutants } from '../../src/simulate/harmless-mutants.ts';
import { providers, run, theProvider } from './support.ts';

describe.each(providers)('%s', async (id) => {
  const provider = await theProvider(id);

  test('raises no alarm when healthy, and every case that was sent says how many judgements stand behind it', async () => {
    const { cases } = await run(provider);
    expect(cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'error')).toEqual([]);
    expect(cases.flatMap(({ findings }) => findings.filter(({ level }) => level !== 'note'))).toEqual([]);
    expect(cases.filter(({ verdict, judgements }) => verdict === 'pass' && judgements === 0)).toEqual([]);
  });

  test.each(harmlessMutants().map((mutant) => [mutant.name, mutant] as const))(
    'raises no alarm over %s',
    async (_, mutant) => {
      const { cases } = await run({ ...provider, faults: [mutant] });
      const alarms = cases.filter(
        ({ verdict, findings }) =>
          verdict === 'fail' || verdict === 'error' || findings.some(({ level }) => level !== 'note'),
      );
      expect(alarms.map((one) => one.id)).toEqual([]);
    },
  );
});
