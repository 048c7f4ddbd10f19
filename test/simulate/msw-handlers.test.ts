import { getResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { RawRequest, RawResponse } from '../../src/model/simulator.ts';
import { mswHandlers } from '../../src/simulate/msw-handlers.ts';
import { envelopeCredentials, envelopeRequest, envelopeSpec } from './envelope-spec.ts';
import { simulate } from './hand-made.ts';

const origin = 'https://api.example.test/prefix';
const handlers = mswHandlers(simulate(envelopeSpec, envelopeCredentials), { origin });
const fetchLike = (path: string, init: RequestInit) => getResponse(handlers, new Request(`${origin}${path}`, init));

describe('MSW handlers', () => {
  it('answer as the HTTP server does', async () => {
    const { method, path, headers, body } = envelopeRequest;
    const response = await fetchLike(path, {
      method,
      headers: headers.map(([name, value]) => [name, value]),
      body: Buffer.from(body),
    });
    expect(response?.status).toBe(200);
    expect(response?.headers.get('cache-control')).toBe('no-store');
    expect(await response?.json()).toMatchObject({ success: true });
  });

  it('say why they do not know a path', async () => {
    const response = await fetchLike('/elsewhere', { method: 'POST' });
    expect(response?.status).toBe(501);
    expect(await response?.text()).toContain('nothing to simulate');
  });

  it('leave other origins, and paths outside the prefix, to other handlers', async () => {
    expect(await getResponse(handlers, new Request('https://other.example.test/prefix/x'))).toBeUndefined();
    expect(await getResponse(handlers, new Request('https://api.example.test/prefixed'))).toBeUndefined();
  });

  it('say that the body of a GET was lost', async () => {
    const response = await fetchLike(envelopeRequest.path, { headers: { 'Content-Type': 'application/json' } });
    expect(response?.status).toBe(501);
    expect(await response?.text()).toContain('drop the body of a GET');
  });

  it('hand on a GET that has nothing to lose', async () => {
    expect((await fetchLike(envelopeRequest.path, {}))?.status).toBe(405);
  });

  it('turn a broken connection into a network error', async () => {
    const broken: RawResponse = { status: 200, headers: [], body: new Uint8Array(), wire: { kind: 'reset' } };
    const respond = (_request: RawRequest): RawResponse => broken;
    const [handler] = mswHandlers({ provider: 'one', respond }, { origin });
    expect((await getResponse(handler === undefined ? [] : [handler], new Request(`${origin}/x`)))?.type).toBe('error');
  });
});
