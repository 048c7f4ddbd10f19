import * as fc from 'fast-check';
import { expect } from 'vitest';
import { evidenceOf, knowing, observerWith } from '../observe/world.ts';
import { value as secrets } from '../secrets/any-outcome.ts';
import { writtenForms } from '../secrets/written-forms.ts';

const forms = Object.entries(writtenForms);

/** Where a provider may put what was sent to it: `at` is the secret as it was written down. */
const bodies: readonly ((at: string) => string | Uint8Array)[] = [
  (at) => JSON.stringify({ error: { message: `refused ${at}.` } }),
  (at) => JSON.stringify({ status: 401, debug: { nested: [{ deep: at }] } }),
  (at) => JSON.stringify({ data: { access_token: at, token_type: at } }),
  (at) => JSON.stringify({ [at]: 1, message: [at, at] }),
  (at) => JSON.stringify(at),
  (at) => `{"message":"${at}`,
  (at) => `{"message":${JSON.stringify(at)},}`,
  (at) => `<html><title>${at}</title><p data-x='${at}'>`,
  (at) => `error: ${at}\n  at check`,
  (at) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(at)]),
];
const types = ['application/json', 'text/html; charset=utf-8', 'text/plain', 'application/problem+json'];

const answers = fc.record({
  secret: secrets,
  form: fc.nat(forms.length - 1),
  body: fc.nat(bodies.length - 1),
  type: fc.constantFrom(...types),
  header: fc.boolean(),
  status: fc.constantFrom(200, 400, 500),
});

/** Every text in a value, member names too. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => [name, ...texts(child)]);
}

/** Random secrets in random forms and places; how often it was noticed that one came back. */
export function keepSecrets(seed: number, numRuns: number): number {
  let noticed = 0;
  const property = fc.property(answers, ({ secret, form, body, type, header, status }) => {
    const write = forms[form]?.[1] ?? String;
    const written = write(secret);
    const safe = written.replace(/[^\x20-\x7e]/g, '?');
    const evidence = evidenceOf(
      {
        body: bodies[body]?.(written) ?? '',
        type,
        status,
        headers: header ? [['X-Debug', safe]] : [],
      },
      observerWith(knowing({ secret })),
    );
    if ((evidence.response?.echoes ?? []).length > 0) noticed += 1;
    const shown = [JSON.stringify(evidence), ...texts(evidence)].join('\n');
    for (const [name, other] of forms) {
      const left = other(secret);
      expect([name, left.length >= secret.length && shown.includes(left)]).toEqual([name, false]);
    }
  });
  fc.assert(property, { seed, numRuns });
  return noticed;
}
