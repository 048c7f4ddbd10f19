import { describe, expect, it } from 'vitest';
import { deriveCases } from '../../src/plan/derive-cases.ts';
import { ask, headerOf, json } from './hand-made.ts';
import { bench, providers } from './real-specs.ts';

describe.each(providers)('%s', (provider) => {
  it('issues a token for the documented request, and another one for the next', async () => {
    const { simulator, request, fitting } = await bench(provider);
    const one = simulator();
    const [first, second] = [one.respond(request()), one.respond(request())];
    expect(Buffer.from(first.body).toString()).toMatch(/access_token/);
    expect(first.status).toBe(200);
    expect(fitting(first).map(({ shape }) => shape)).toContain('token');
    expect(headerOf(first, 'content-type')).toBe('application/json');
    expect([headerOf(first, 'cache-control'), headerOf(first, 'pragma')]).toEqual(['no-store', 'no-cache']);
    expect(json(second)).not.toEqual(json(first));
  });

  it('answers every derived request in a documented form, and none of them with a server error', async () => {
    const { spec, simulator, request, fitting } = await bench(provider);
    const [operation] = spec.operations;
    const cases = operation === undefined ? [] : deriveCases(spec, operation);
    const one = simulator();
    const wrong = cases.flatMap(({ id, steps }) =>
      steps.flatMap(({ changes }) => {
        // Without the signed member there is nothing to sign: `contract/` makes no such request.
        const asked = attempt(() => request({}, changes));
        if (asked === null) return [];
        const response = one.respond(asked);
        const wanted = response.status === 200 ? 'token' : 'refusal';
        const isValid = response.status < 500 && fitting(response).some(({ shape }) => shape === wanted);
        return isValid ? [] : [`${id}: ${response.status} ${Buffer.from(response.body).toString()}`];
      }),
    );
    expect(cases.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  it('says 405 with Allow to another method and 501 to another path', async () => {
    const { simulator, request } = await bench(provider);
    const put = simulator().respond(ask(request(), { method: 'PUT' }));
    expect([put.status, headerOf(put, 'allow')]).toEqual([405, 'POST']);
    expect(simulator().respond(ask(request(), { path: '/nowhere' })).status).toBe(501);
  });
});

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

describe('an operation that a reading singles out', () => {
  it('issues; another path is not found, and another method on its path not allowed', async () => {
    const { simulator, request } = await bench('singleview-b2b');
    const readings = { 'C01-C02': 'get-oauth' };
    const one = simulator({ readings });
    expect(one.respond(request(readings)).status).toBe(200);
    expect(one.respond(request()).status).toBe(404);
    const post = one.respond(request({ 'C01-C02': 'post-oauth' }));
    expect([post.status, headerOf(post, 'allow')]).toEqual([405, 'GET']);
  });

  it('is the only one unless a fault opens the others', async () => {
    const { simulator, request } = await bench('singleview-b2b');
    const faults = [{ name: 'x', title: 'x', lenient: ['operation'] }];
    expect(simulator({ faults }).respond(request({ 'C01-C02': 'get-auth' })).status).toBe(200);
  });
});

describe('readings by name', () => {
  it('are refused when the spec does not have them', async () => {
    const { simulator } = await bench('singapay-b2b');
    expect(() => simulator({ readings: { D03: 'snak' } })).toThrow(/E_READING_UNKNOWN .* did you mean snake\?/);
    expect(() => simulator({ readings: { D99: 'x' } })).toThrow(/E_READING_UNKNOWN/);
  });
});

const claims = ({ issued }: { readonly issued: number }) => ({ data: `number ${issued}`, jti: undefined });

describe('an extension', () => {
  it('adds to the claims of each token what the spec cannot say', async () => {
    const { simulator, request } = await bench('singleview-payouts');
    const one = simulator({ extension: { claims } });
    const read = () => {
      const token = /"access_token":"([^"]+)"/.exec(Buffer.from(one.respond(request()).body).toString())?.[1] ?? '';
      return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    };
    expect(read()).toEqual({ iat: 1_735_816_839, exp: 1_735_820_439, data: 'number 1' });
    expect(read()).toMatchObject({ data: 'number 2' });
  });
});
