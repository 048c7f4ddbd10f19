import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../src/secrets/registry.ts';
import { writtenForms } from './written-forms.ts';

const forms = Object.entries(writtenForms);
/** Long enough to be distinctive, of characters that every form has an opinion on. */
const value = fc
  .array(
    fc.constantFrom(
      ...'abcdefghijKLMNOPQR0123456789',
      '/',
      '+',
      '=',
      '&',
      '%',
      '"',
      "'",
      '<',
      '>',
      '\\',
      ' ',
      '.',
      '-',
      '_',
      ':',
      'é',
      '😀',
    ),
    {
      minLength: 10,
      maxLength: 60,
    },
  )
  .map((characters) => `q${characters.join('')}Z`)
  .filter((text) => new Set(text).size > 6);
const noise = fc.string({ maxLength: 40 }).map((text) => text.replace(/[%&\\=]/g, '.'));

describe('any secret in any text', () => {
  it('is found and replaced in any written form', () => {
    fc.assert(
      fc.property(
        value,
        noise,
        noise,
        fc.integer({ min: 0, max: forms.length - 1 }),
        (secret, before, after, index) => {
          const [form, write] = forms[index] ?? forms[0] ?? ['', String];
          const registry = createRegistry();
          registry.learn('secret', secret);
          const text = `${before} ${write(secret)} ${after}`;
          expect(registry.sightings(text), form).not.toEqual([]);
          const redacted = registry.redact(text);
          expect(redacted, form).toContain('«secret»');
          expect(registry.sightings(redacted), form).toEqual([]);
        },
      ),
      { seed: 20261101, numRuns: 600 },
    );
  });

  it('is not found where it is not', () => {
    fc.assert(
      fc.property(value, fc.string({ maxLength: 200 }), (secret, text) => {
        fc.pre(!text.includes(secret));
        const registry = createRegistry();
        registry.learn('secret', secret);
        expect(registry.redact(text)).toBe(text);
      }),
      { seed: 20261102, numRuns: 300 },
    );
  });
});
