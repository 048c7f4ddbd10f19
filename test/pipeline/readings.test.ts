import { describe, expect, test } from 'vitest';
import { providers, run, theProvider } from './support.ts';

/** Readings that an HTTP server cannot follow: Node refuses white space before a colon before any simulator is asked. */
const beyondHttp: readonly string[] = [];

describe.each(providers)('%s', async (id) => {
  const provider = await theProvider(id);
  const all = provider.spec.conflicts.flatMap((conflict) =>
    conflict.readings.map((reading) => [conflict.id, reading.id] as const),
  );

  test.each(all.filter(([conflict, reading]) => !beyondHttp.includes(`${conflict}=${reading}`)))(
    'a simulator that follows %s=%s is reported to follow it',
    async (conflict, reading) => {
      const report = await run({ ...provider, readings: { [conflict]: reading }, only: [`decide/${conflict}`] });
      expect(report.conflicts.find((one) => one.id === conflict)?.observed).toBe(reading);
    },
  );
});
