import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/model/change.ts';
import type { Fault, RawRequest, RawResponse } from '../../src/model/simulator.ts';
import { deriveCases } from '../../src/plan/derive-cases.ts';
import { faultsFor } from '../../src/simulate/faults.ts';
import { harmlessMutants } from '../../src/simulate/harmless-mutants.ts';
import { type Bench, bench, providers } from './real-specs.ts';

type Named = ReadonlyMap<string, readonly RawRequest[]>;

/** The requests of every case that a suite derives, by kind and subject. */
function casesOf({ spec, request }: Bench): Named {
  const [operation] = spec.operations;
  const ask = (changes: readonly Change[], readings: Readonly<Record<string, string>> = {}): RawRequest[] => {
    try {
      return [request(readings, changes)];
    } catch (error) {
      // Without the signed member there is nothing to sign, so there is no such request.
      if (error instanceof RangeError) return [];
      throw error;
    }
  };
  const derived = operation === undefined ? [] : deriveCases(spec, operation);
  const decided = spec.conflicts.map(({ id, requests, readings }) => {
    const named = Object.values(requests).flatMap((changes) => ask(changes));
    return [
      `decide/${id}`,
      [...ask([]), ...named, ...readings.flatMap((one) => ask(one.request, { [id]: one.id }))],
    ] as const;
  });
  return new Map([
    ['accept/documented', ask([])],
    ...derived.map(
      ({ id, steps }) => [id.split('/').slice(2).join('/'), steps.flatMap(({ changes }) => ask(changes))] as const,
    ),
    ...decided,
  ]);
}

/** Lazily: most faults show at the first request. */
function* answers(it: Bench, requests: readonly RawRequest[], faults: readonly Fault[]): Generator<string> {
  const simulator = it.simulator({ faults });
  for (const request of requests) yield shown(simulator.respond(request));
}

const shown = ({ status, headers, body, wire }: RawResponse): string =>
  JSON.stringify([status, headers, Buffer.from(body).toString('base64'), wire]);

describe.each(providers)('faults of %s', (provider) => {
  it('each change an answer to a case that they name; a healthy simulator answers the same again', async () => {
    const it = await bench(provider);
    const cases = casesOf(it);
    const everything = [...cases.values()].flat();
    expect([...answers(it, everything, [])]).toEqual([...answers(it, everything, [])]);
    const silent = faultsFor(it.spec).filter((fault) => {
      const requests = (fault.noticedBy ?? []).flatMap((name) => cases.get(name) ?? []);
      const healthy = [...answers(it, requests, [])];
      return answers(it, requests, [fault]).every((answer, index) => answer === healthy[index]);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  }, 60_000);

  it('name cases that exist', async () => {
    const it = await bench(provider);
    const cases = casesOf(it);
    const unknown = faultsFor(it.spec).flatMap(({ name, noticedBy }) =>
      (noticedBy ?? []).filter((one) => !cases.has(one)).map((one) => `${name}: ${one}`),
    );
    expect(unknown).toEqual([]);
  });

  it('have names of their own, and say who has to notice', async () => {
    const { spec } = await bench(provider);
    const names = faultsFor(spec).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z-]+\/[\w.:/=-]+$/.test(name))).toEqual([]);
    expect(
      faultsFor(spec)
        .filter(({ noticedBy }) => (noticedBy ?? []).length === 0)
        .map(({ name }) => name),
    ).toEqual([]);
    expect(names.length).toBeGreaterThan(150);
  });

  it('have harmless cousins that leave every answer valid', async () => {
    const it = await bench(provider);
    const documented = it.request();
    const [healthy] = answers(it, [documented], []);
    const verdicts = harmlessMutants().map((mutant) => {
      const response = it.simulator({ faults: [mutant] }).respond(documented);
      const valid = it.fitting(response).some(({ shape }) => shape === 'token');
      return [mutant.name, { valid, differs: shown(response) !== healthy }];
    });
    const expected = harmlessMutants().map(({ name }) => [name, { valid: true, differs: true }]);
    expect(verdicts).toEqual(expected);
  });
});
