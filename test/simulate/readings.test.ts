import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/model/change.ts';
import { evaluate, parseExpression } from '../../src/model/expression.ts';
import type { Json } from '../../src/model/json.ts';
import { valueAt } from '../../src/model/pointer.ts';
import type { Conflict, Reading } from '../../src/model/provider-spec.ts';
import type { RawResponse } from '../../src/model/simulator.ts';
import { testsFor } from '../../src/settle/tests-for.ts';
import { headerOf, json } from './hand-made.ts';
import { type Bench, bench, providers } from './real-specs.ts';

/** The request without what differs each time. */
function fingerprint({ request }: Bench, changes: readonly Change[]): string {
  const signs = changes.flatMap((change) => ('sign' in change ? [[change.sign, change.reading]] : []));
  const others = changes.filter((change) => !('sign' in change));
  const { method, path, headers, body } = request(Object.fromEntries(signs) as Record<string, string>, others);
  const steady = headers.filter(([name]) => !/referenceid/i.test(name));
  return JSON.stringify([method, path, steady, Buffer.from(body).toString()]);
}

/** Whether a simulator that follows this reading issues a token to the request of one that follows `sender`. */
function accepts(
  { request, simulator }: Bench,
  conflict: Conflict,
  reading: string,
  sender: string,
  changes: readonly Change[],
): boolean {
  const signs = changes.flatMap((change) => ('sign' in change ? [[change.sign, change.reading]] : []));
  const asked = request(
    { [conflict.id]: sender, ...(Object.fromEntries(signs) as object) },
    changes.filter((change) => !('sign' in change)),
  );
  const response = simulator({ readings: { [conflict.id]: reading } }).respond(asked);
  return response.status === 200;
}

function token({ body }: RawResponse): string {
  return /"(?:access_token)":"([^"]+)"/.exec(Buffer.from(body).toString())?.[1] ?? '';
}

function fits(it: Bench, conflict: Conflict, reading: Reading, response: RawResponse): boolean {
  const body = json(response);
  if (reading.schema !== null) {
    const member = valueAt(body, conflict.member);
    return member !== undefined && it.valid(reading.schema, member);
  }
  const expression = parseExpression(reading.observe ?? '');
  return expression !== null && evaluate(expression, (name) => named(it, response, body, name)) === true;
}

function named({ spec }: Bench, response: RawResponse, body: Json, name: string): number | string | undefined {
  const parts = token(response).split('.');
  const claims =
    parts.length === 3
      ? (JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString()) as Record<string, number>)
      : {};
  if (name.startsWith('body:')) return valueAt(body, name.slice(5)) as number | string | undefined;
  if (name.startsWith('header:')) return headerOf(response, name.slice(7));
  const lifetimes = spec.operations.flatMap(({ responses }) =>
    responses.flatMap(({ branches }) =>
      branches.flatMap((branch) => valueAt(body, branch.token?.lifetime ?? '/none') ?? []),
    ),
  );
  const values: Record<string, number | undefined> = {
    status: response.status,
    parts: parts.length,
    length: token(response).length,
    exp: claims['exp'],
    iat: claims['iat'],
    expires_in: Number(lifetimes[0]),
  };
  return values[name];
}

describe.each(providers)('readings of %s', (provider) => {
  it('each issue a token to the request that follows them', async () => {
    const it = await bench(provider);
    const refused = it.spec.conflicts.flatMap((conflict) =>
      conflict.readings.filter(({ id }) => !accepts(it, conflict, id, id, [])).map(({ id }) => `${conflict.id}=${id}`),
    );
    expect(refused).toEqual([]);
  });

  it('treat every named request as they say', async () => {
    const it = await bench(provider);
    const wrong = it.spec.conflicts
      .filter(({ decide }) => decide === 'outcomes')
      .flatMap((conflict) => {
        const neutral = conflict.readings.find(({ request }) => request.length === 0)?.id ?? conflict.start;
        const asked = Object.entries({ documented: [], ...conflict.requests });
        return conflict.readings.flatMap(({ id, outcomes }) =>
          asked
            .filter(([name, changes]) => {
              const outcome = outcomes[name];
              return outcome !== undefined && (outcome === 'accepted') !== accepts(it, conflict, id, neutral, changes);
            })
            .map(([name]) => `${conflict.id}=${id}: ${name}`),
        );
      });
    expect(wrong).toEqual([]);
  });

  it('can be told apart by the requests that settling sends', async () => {
    const it = await bench(provider);
    const wrong = it.spec.conflicts
      .filter(({ decide }) => decide === 'first-token')
      .flatMap((conflict) =>
        conflict.readings.flatMap(({ id }) => {
          const settled = new Map([[conflict.id, { reading: id, source: 'probe' as const }]]);
          return testsFor(conflict, settled, (step) => fingerprint(it, step.changes))
            .filter(
              ({ predictions, changes }) => (predictions[id] === 'accepted') !== accepts(it, conflict, id, id, changes),
            )
            .map(({ name }) => `${conflict.id}=${id}: ${name}`);
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('show in the answer, each and no other of its conflict', async () => {
    const it = await bench(provider);
    const wrong = it.spec.conflicts
      .filter(({ decide }) => decide === 'response')
      .flatMap((conflict) =>
        conflict.readings.flatMap(({ id }) => {
          const response = it.simulator({ readings: { [conflict.id]: id } }).respond(it.request());
          const fitting = conflict.readings
            .filter((reading) => fits(it, conflict, reading, response))
            .map((one) => one.id);
          const valid = it.fitting(response).some(({ shape }) => shape === 'token');
          return fitting.join() === id && valid
            ? []
            : [`${conflict.id}=${id}: fits ${fitting.join()}${valid ? '' : ', not valid'}`];
        }),
      );
    expect(wrong).toEqual([]);
  });
});

describe('a reading that takes a request without Accept', () => {
  it('takes any value of it, and the one that enforces it takes the documented one alone', async () => {
    const { simulator, request } = await bench('singapay-b2b');
    const values = ['application/json', '*/*', 'text/html', 'APPLICATION/JSON', ''];
    const statuses = (reading: string): readonly number[] =>
      values.map((to) => {
        const asked = request({}, [{ set: 'header:Accept', to }]);
        return simulator({ readings: { D05: reading } }).respond(asked).status;
      });
    expect(statuses('lenient')).toEqual([200, 200, 200, 200, 200]);
    expect(statuses('enforced')).toEqual([200, 422, 422, 422, 422]);
  });
});

describe('readings that cannot be seen both', () => {
  it('show the form of the token, where another one asks for the times inside', async () => {
    const { simulator, request } = await bench('singleview-openbanking');
    const partsOf = (readings: Record<string, string>): number =>
      token(simulator({ readings }).respond(request())).split('.').length;
    expect(partsOf({ B22: 'encrypted', B07: 'hour' })).toBe(5);
    expect(partsOf({ B22: 'opaque', B07: 'hour' })).toBe(1);
    expect(partsOf({ B22: 'signed', B07: 'hour' })).toBe(3);
    expect(partsOf({ B07: 'other' })).toBe(3);
  });
});
