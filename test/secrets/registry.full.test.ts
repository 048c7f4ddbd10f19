import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyOutcome, found } from './any-outcome.ts';

it('finds and replaces ten thousand secrets, each in some written form', { timeout: 120_000 }, () => {
  const property = fc.property(anyOutcome, (outcome) => {
    expect(outcome).toMatchObject(found);
  });
  fc.assert(property, { seed: 20261103, numRuns: 10_000 });
});
