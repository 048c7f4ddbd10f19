import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/model/pointer.ts';
import type { RawRequest } from '../../src/model/simulator.ts';
import { fits } from '../../src/simulate/schema-fits.ts';
import { basic, envelopeCredentials, envelopeRequest, envelopeSpec, withHeader } from './envelope-spec.ts';
import { ask, headerOf, json, simulate } from './hand-made.ts';

const send = (request: RawRequest, more = {}) => simulate(envelopeSpec, envelopeCredentials, more).respond(request);
const { partnerId, clientId, clientSecret } = envelopeCredentials;
const text = (it: string) => new Uint8Array(Buffer.from(it));

describe('a healthy simulator', () => {
  it('issues a token for the documented request, in the documented form', () => {
    const response = send(envelopeRequest);
    expect(response.status).toBe(200);
    expect(fits(envelopeSpec.document, '/components/schemas/Issued', json(response))).toBe(true);
    expect(headerOf(response, 'content-type')).toBe('application/json');
    expect(headerOf(response, 'cache-control')).toBe('no-store');
    expect(headerOf(response, 'pragma')).toBe('no-cache');
    expect(headerOf(response, 'date')).toBe('Thu, 02 Jan 2025 11:20:39 GMT');
  });

  it('mints a JWT where the document shows one, with a lifetime that the body repeats', () => {
    const token = valueAt(json(send(envelopeRequest)), '/data/access_token') as string;
    const [header = '', payload = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'HS256' });
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iat: number; exp: number };
    expect(claims.iat).toBe(1_735_816_839);
    expect(claims.exp - claims.iat).toBe(3600);
  });

  it('issues another token each time, and the same ones for the same seed', () => {
    const one = simulate(envelopeSpec, envelopeCredentials);
    const first = one.respond(envelopeRequest);
    expect(json(one.respond(envelopeRequest))).not.toEqual(json(first));
    expect(json(send(envelopeRequest))).toEqual(json(first));
  });

  it('takes header names and the scheme in any case, and a secret with a colon in it', () => {
    const [, authorization] = basic(clientId, clientSecret);
    expect(send(withHeader('authorization', authorization.replace('Basic', 'bAsIc'))).status).toBe(200);
    expect(send(withHeader('x-partner-id', partnerId)).status).toBe(200);
  });

  it('ignores members that nobody documented', () => {
    expect(send(ask(envelopeRequest, { body: { grantType: 'client_credentials', scope: 'x' } })).status).toBe(200);
  });
});

describe('a refusal has its own cause', () => {
  const refused: readonly [name: string, request: RawRequest, status: number][] = [
    ['a wrong secret', withHeader(...basic(clientId, `${clientSecret}x`)), 401],
    ['a truncated secret', withHeader(...basic(clientId, clientSecret.slice(0, -1))), 401],
    ['an unknown client', withHeader(...basic('nobody', clientSecret)), 401],
    ['another partner', withHeader('X-PARTNER-ID', 'other'), 403],
    ['no partner', withHeader('X-PARTNER-ID', null), 401],
    ['an empty partner', withHeader('X-PARTNER-ID', ''), 401],
    ['no credentials', withHeader('Authorization', null), 401],
    ['another scheme', withHeader('Authorization', 'Bearer abc'), 401],
    ['credentials that are not base64', withHeader('Authorization', 'Basic !!!'), 401],
    ['base64 without padding', withHeader('Authorization', 'Basic YTpiYw'), 401],
    ['no colon', withHeader(...basic('id', 'secret', '')), 401],
    ['two partners', ask(envelopeRequest, { headers: [...envelopeRequest.headers, ['X-Partner-Id', partnerId]] }), 400],
    ['no Accept', withHeader('Accept', null), 400],
    ['another Accept', withHeader('Accept', 'text/html'), 422],
    ['no grant type', ask(envelopeRequest, { body: {} }), 400],
    ['another grant type', ask(envelopeRequest, { body: { grantType: 'password' } }), 422],
    ['a grant type in capitals', ask(envelopeRequest, { body: { grantType: 'CLIENT_CREDENTIALS' } }), 422],
    ['a number as grant type', ask(envelopeRequest, { body: { grantType: 1 } }), 400],
    ['null as grant type', ask(envelopeRequest, { body: { grantType: null } }), 400],
    ['another media type', withHeader('Content-Type', 'text/plain'), 415],
    ['no media type', withHeader('Content-Type', null), 415],
    [
      'a form',
      ask(withHeader('Content-Type', 'application/x-www-form-urlencoded'), {
        body: text('grantType=client_credentials'),
      }),
      415,
    ],
    ['a trailing comma', ask(envelopeRequest, { body: text('{"grantType":"client_credentials",}') }), 400],
    ['a truncated body', ask(envelopeRequest, { body: text('{"grantType":"client_cred') }), 400],
    ['trailing bytes', ask(envelopeRequest, { body: text('{"grantType":"client_credentials"} x') }), 400],
    ['a byte order mark', ask(envelopeRequest, { body: text('\ufeff{"grantType":"client_credentials"}') }), 400],
    [
      'a repeated member',
      ask(envelopeRequest, { body: text('{"grantType":"client_credentials","grantType":"client_credentials"}') }),
      400,
    ],
    ['an array', ask(envelopeRequest, { body: text('[]') }), 400],
    ['no body', ask(envelopeRequest, { body: text('') }), 400],
    ['bytes that are not UTF-8', ask(envelopeRequest, { body: new Uint8Array([0x7b, 0xff, 0x7d]) }), 400],
    ['a space in a header name', ask(envelopeRequest, { headers: [...envelopeRequest.headers, ['X ', 'y']] }), 400],
    [
      'a line break in a header',
      ask(envelopeRequest, { headers: [...envelopeRequest.headers, ['X', 'a\r\nb: c']] }),
      400,
    ],
  ];
  it.each(refused)('refuses %s', (_name, request, status) => {
    const response = send(request);
    expect(response.status).toBe(status);
    const schema =
      status === 401 && valueAt(json(response), '/error/message') === 'Invalid credentials' ? 'Unauthorized' : 'Other';
    expect(fits(envelopeSpec.document, `/components/schemas/${schema}`, json(response))).toBe(true);
    expect(valueAt(json(response), '/status')).toBe(status);
    expect(valueAt(json(response), '/data')).toBeUndefined();
  });

  it('names a challenge whenever it answers 401', () => {
    expect(headerOf(send(withHeader('Authorization', null)), 'www-authenticate')).toBe('Basic realm="simulated"');
    expect(headerOf(send(withHeader('X-PARTNER-ID', 'other')), 'www-authenticate')).toBeUndefined();
  });

  it('answers another method with 405 and the methods it knows', () => {
    const response = send(ask(envelopeRequest, { method: 'GET' }));
    expect([response.status, headerOf(response, 'allow')]).toEqual([405, 'POST']);
  });

  it('answers a path it does not know with 501 and says why', () => {
    const response = send(ask(envelopeRequest, { path: '/api/v1.1/access-token/b2b' }));
    expect(response.status).toBe(501);
    expect(json(response)).toMatchObject({ simulator: 'envelope', known: ['/api/v1.0/access-token/b2b'] });
  });

  it('looks at the path without its query', () => {
    expect(send(ask(envelopeRequest, { path: `${envelopeRequest.path}?a=1` })).status).toBe(200);
  });
});
