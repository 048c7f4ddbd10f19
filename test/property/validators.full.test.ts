import { expect, it } from 'vitest';
import { providers } from './five-specs.ts';
import { agreement } from './validators-agree.ts';

it.each(providers)(
  'the generated validators of %s agree with another implementation about thousands of bodies',
  async (provider) => {
    const { schemas, fitting, departing } = await agreement(provider, 7, 10_000);
    expect(fitting + departing).toBe(schemas * 10_000);
  },
);
