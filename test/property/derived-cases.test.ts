import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/contract/prepare.ts';
import type { PlannedCase } from '../../src/model/contract-case.ts';
import type { WireRequest } from '../../src/model/wire.ts';
import { makeSecret } from '../../src/secrets/secret.ts';
import { demoCredentials } from '../../src/simulate/demo-credentials.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { everyCase } from '../plan/every-case.ts';
import { providers, theSpec } from './five-specs.ts';
import { covers, declaredPlaces, differences } from './request-parts.ts';

type Send = (one: PlannedCase, step: number, seed: number) => WireRequest;

/** The cases with a twin, and how each is sent: with the same nonces and the same clock for the same seed. */
async function twins(provider: string) {
  const spec = await theSpec(provider);
  const credentials = demoCredentials(spec, seededRandom('twins'));
  const planned = everyCase(spec, { selection: { configured: new Set(credentials.keys()) } });
  const secrets = new Map([...credentials].map(([name, value]) => [name, makeSecret(name, value)]));
  const send: Send = (one, index, seed) => {
    const step = one.steps[index];
    if (step === undefined) throw new TypeError(`${one.case.id} sends nothing`);
    return prepare(step.plan, {
      baseUrl: 'https://provider.invalid',
      credentials: secrets,
      clock: { wall: () => 1_767_225_600_000 + seed, monotonic: () => 0 },
      // The same bytes for every draw: how often a case draws must not change its other nonces.
      random: (length) => seededRandom(seed)(length),
      learn: () => undefined,
    }).wire;
  };
  const cases = planned.flatMap((one) => {
    const control = planned.find((other) => other.case.id === one.control);
    return control === undefined || one.skip !== null || one.steps.length === 0 ? [] : [{ one, control }];
  });
  return { cases, send };
}

const isIn =
  (wide: readonly string[]) =>
  (place: string): boolean =>
    wide.some((one) => covers(one, place));

/** Differences that the case does not declare, and declared changes that make no difference. */
function undeclared(
  { one, control }: { one: PlannedCase; control: PlannedCase },
  index: number,
  seed: number,
  send: Send,
) {
  const plan = one.steps[index]?.plan;
  const seen = differences(send(control, 0, seed), send(one, index, seed));
  const declared = (plan?.declared ?? []).filter((change) => !control.steps[0]?.plan.declared.includes(change));
  const signed: readonly string[] = plan?.signature?.place ?? [];
  const shows = declared.map((change) => [...declaredPlaces(change), ...('tamper' in change ? signed : [])]);
  // A signature follows the body that it covers, and a decision may ask how to make it.
  const isResigned = one.case.expect.kind === 'decide' || shows.flat().some((place) => place.startsWith('body'));
  const places = [...shows.flat(), ...(isResigned ? signed : [])];
  // What held nothing but the changed member is empty without it.
  const isAround = (place: string) => places.some((wide) => wide.startsWith(`${place}/`));
  return {
    stray: seen.filter((place) => !isIn(places)(place) && !isAround(place)),
    idle: declared.filter((_, at) => !seen.some(isIn(shows[at] ?? []))),
    isSame: seen.length === 0,
  };
}

describe('a case differs from its control by what it declares', () => {
  for (const provider of providers) {
    it(`and by nothing else, for every case of ${provider}`, async () => {
      const { cases, send } = await twins(provider);
      const property = fc.property(fc.nat(1_000_000), (seed) => {
        for (const twin of cases) {
          const { id, expect: expectation } = twin.one.case;
          for (const index of twin.one.steps.keys()) {
            const { stray, idle, isSame } = undeclared(twin, index, seed, send);
            const isRefusal = expectation.kind === 'refuse';
            expect([id, stray, isRefusal ? idle : [], isRefusal && isSame]).toEqual([id, [], [], false]);
          }
        }
      });
      fc.assert(property, { seed: 20261122, numRuns: 3 });
      expect(cases.length).toBeGreaterThan(20);
    }, 60_000);
  }
});
