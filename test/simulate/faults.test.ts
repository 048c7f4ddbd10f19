import { describe, expect, it } from 'vitest';
import type { Fault, RawRequest, RawResponse } from '../../src/model/simulator.ts';
import { deriveCases } from '../../src/plan/derive-cases.ts';
import { faultsFor } from '../../src/simulate/faults.ts';
import { harmlessMutants } from '../../src/simulate/harmless-mutants.ts';
import { type Bench, bench, providers } from './real-specs.ts';

/** What a whole suite asks: the documented request, every derived change and every named request of a conflict. */
function requestsOf({ spec, request }: Bench): RawRequest[] {
  const [operation] = spec.operations;
  const derived = operation === undefined ? [] : deriveCases(spec, operation).flatMap(({ steps }) => steps);
  const named = spec.conflicts.flatMap(({ requests, readings }) => [
    ...Object.values(requests),
    ...readings.map((reading) => reading.request),
  ]);
  const under = spec.conflicts.flatMap(({ id, readings }) =>
    readings.filter(({ use }) => use !== null).map((reading) => request({ [id]: reading.id })),
  );
  const changed = [[], ...derived.map(({ changes }) => changes), ...named].flatMap((changes) => {
    try {
      return [request({}, changes)];
    } catch (error) {
      // Without the signed member there is nothing to sign, so there is no such request.
      if (error instanceof RangeError) return [];
      throw error;
    }
  });
  return [...changed, ...under];
}

/** Lazily: most faults show at the first request. */
function* answers(it: Bench, requests: readonly RawRequest[], faults: readonly Fault[]): Generator<string> {
  const simulator = it.simulator({ faults });
  for (const request of requests) yield shown(simulator.respond(request));
}

const shown = ({ status, headers, body, wire }: RawResponse): string =>
  JSON.stringify([status, headers, Buffer.from(body).toString('base64'), wire]);

describe.each(providers)('faults of %s', (provider) => {
  it('each change at least one answer, and a healthy simulator none', async () => {
    const it = await bench(provider);
    const requests = requestsOf(it);
    const healthy = [...answers(it, requests, [])];
    expect([...answers(it, requests, [])]).toEqual(healthy);
    const silent = faultsFor(it.spec).filter((fault) =>
      answers(it, requests, [fault]).every((answer, index) => answer === healthy[index]),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
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
