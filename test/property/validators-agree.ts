import { registerSchema, unregisterSchema, validate as compileOther } from '@hyperjump/json-schema/draft-2020-12';
import * as fc from 'fast-check';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Validator } from '../../src/contract/validate-at.ts';
import { valueAt } from '../../src/model/pointer.ts';
import { bodiesLike } from './bodies-like.ts';
import { root, theSpec } from './five-specs.ts';

export type Agreement = { readonly schemas: number; readonly fitting: number; readonly departing: number };

/**
 * The committed validators of a provider against an independent implementation of JSON Schema 2020-12, which reads the
 * document itself: neither our references nor our compiler are between them.
 */
export async function agreement(provider: string, seed: number, numRuns: number): Promise<Agreement> {
  const { document } = await theSpec(provider);
  const file = join(root, 'contracts', provider, 'generated', 'validate.mjs');
  const { validators } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    validators: Readonly<Record<string, Validator>>;
  };
  let [fitting, departing] = [0, 0];
  for (const [pointer, generated] of Object.entries(validators)) {
    const id = `https://other.invalid/${provider}${pointer.replaceAll(/[^\w/]/g, '_')}`;
    const whole = { ...document, $ref: `#${encodeURI(pointer)}` };
    registerSchema(whole, id, 'https://json-schema.org/draft/2020-12/schema');
    try {
      const other = await compileOther(id);
      const property = fc.property(bodiesLike(document, valueAt(document, pointer)), (body) => {
        const fits = generated(body);
        expect(fits).toBe(other(body as never).valid);
        if (fits) fitting += 1;
        else departing += 1;
      });
      fc.assert(property, { seed, numRuns });
    } finally {
      unregisterSchema(id);
    }
  }
  return { schemas: Object.keys(validators).length, fitting, departing };
}
