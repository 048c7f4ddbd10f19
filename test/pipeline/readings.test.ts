import { describe, expect, test } from 'vitest';
import { providers, run, theProvider } from './support.ts';

describe.each(providers)('%s', async (id) => {
  const provider = await theProvider(id);
  const all = provider.spec.conflicts.flatMap((conflict) =>
    conflict.readings.map((reading) => [conflict.id, reading.id] as const),
  );

  test.each(all)(
    'a simulator that follows %s=%s is reported to follow it, without an alarm',
    async (conflict, reading) => {
      const { conflicts, cases } = await run({ ...provider, readings: { [conflict]: reading } });
      expect(conflicts.find((one) => one.id === conflict)?.observed).toBe(reading);
      const alarms = cases.filter(
        ({ verdict, findings }) =>
          verdict === 'fail' || verdict === 'error' || findings.some(({ level }) => level !== 'note'),
      );
      expect(alarms.map((one) => [one.id, one.error?.message ?? one.findings.map(({ message }) => message)])).toEqual(
        [],
      );
    },
  );
});
