import { describe, expect, it } from 'vitest';
import { providers } from './five-specs.ts';
import { agreement } from './validators-agree.ts';

describe('the generated validators agree with another implementation of JSON Schema', () => {
  for (const provider of providers) {
    it(`about bodies of ${provider}, whole and broken`, async () => {
      const { schemas, fitting, departing } = await agreement(provider, 20261122, 300);
      expect(fitting + departing).toBe(schemas * 300);
      expect(Math.min(fitting, departing)).toBeGreaterThan(schemas * 30);
    }, 60_000);
  }
});
