import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../src/secrets/registry.ts';
import { anyOutcome, found, value } from './any-outcome.ts';

describe('any secret in any text', () => {
  it('is found and replaced in any written form', () => {
    const property = fc.property(anyOutcome, (outcome) => {
      expect(outcome).toMatchObject(found);
    });
    fc.assert(property, { seed: 20261101, numRuns: 600 });
  });

  it('is not found where it is not', () => {
    const property = fc.property(value, fc.string({ maxLength: 200 }), (secret, text) => {
      fc.pre(!text.includes(secret));
      const registry = createRegistry();
      registry.learn('secret', secret);
      expect(registry.redact(text)).toBe(text);
    });
    fc.assert(property, { seed: 20261102, numRuns: 300 });
  });
});
