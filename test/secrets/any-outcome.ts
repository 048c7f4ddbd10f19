import * as fc from 'fast-check';
import { createRegistry } from '../../src/secrets/registry.ts';
import { writtenForms } from './written-forms.ts';

const forms = Object.entries(writtenForms);
const characters = Array.from(`abcdefghijKLMNOPQR0123456789/+=&%"'<>\\ .-_:é😀`);

/** Long enough to be distinctive, of characters that every form has an opinion on. */
export const value = fc
  .array(fc.constantFrom(...characters), { minLength: 10, maxLength: 60 })
  .map((picked) => `q${picked.join('')}Z`)
  .filter((text) => new Set(text).size > 6);
const noise = fc.string({ maxLength: 40 }).map((text) => text.replace(/[%&\\=]/g, '.'));

/** What the registry makes of a secret that is written in one of the forms between two texts. */
export const anyOutcome = fc
  .tuple(value, noise, noise, fc.integer({ min: 0, max: forms.length - 1 }))
  .map(([secret, before, after, index]) => {
    const [form, write] = forms[index] ?? ['raw', String];
    const registry = createRegistry();
    registry.learn('secret', secret);
    const text = `${before} ${write(secret)} ${after}`;
    const redacted = registry.redact(text);
    return {
      secret,
      form,
      seen: registry.sightings(text).length > 0,
      named: redacted.includes('«secret»'),
      left: registry.sightings(redacted),
    };
  });

export const found = { seen: true, named: true, left: [] };
