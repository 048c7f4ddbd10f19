import { describe, expect, test } from 'vitest';
import { providers, run, theProvider } from './support.ts';

/** A contradiction is never red: whichever reading an endpoint follows, it does what its document says. */
describe.each(providers)('%s', async (id) => {
  const provider = await theProvider(id);
  const all = provider.spec.conflicts.flatMap((conflict) =>
    conflict.readings.map((reading) => [conflict.id, reading.id] as const),
  );

  test.each(all)('a whole run finds nothing wrong with %s=%s', async (conflict, reading) => {
    const { cases } = await run({ ...provider, readings: { [conflict]: reading } });
    const loud = cases.flatMap(({ id: one, verdict, findings }) => {
      const must = findings.filter(({ level }) => level === 'must').map(({ check }) => check);
      return verdict === 'fail' || verdict === 'error' || must.length > 0 ? [`${one} ${verdict} ${must.join()}`] : [];
    });
    expect(loud).toEqual([]);
  });
});
