import { X509Certificate } from 'node:crypto';
import { Agent, request } from 'undici';
import { expect, it } from 'vitest';
import { serve } from '../../src/simulate/http-server.ts';
import { selfSigned } from '../../src/simulate/self-signed.ts';

it('makes a server certificate that its authority signed, for one day', () => {
  const now = Date.UTC(2026, 10, 22);
  const { ca, cert } = selfSigned(now);
  const [authority, server] = [new X509Certificate(ca), new X509Certificate(cert)];
  expect(server.verify(authority.publicKey)).toBe(true);
  expect(authority.verify(authority.publicKey)).toBe(true);
  expect(authority.ca).toBe(true);
  expect(server.ca).toBe(false);
  expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(server.checkHost('localhost')).toBe('localhost');
  expect(server.checkHost('example.test')).toBeUndefined();
  expect(Date.parse(server.validTo)).toBe(now + 86_400_000);
});

it('serves HTTPS that a client trusts with the authority alone, and not without it', async () => {
  const { ca, key, cert } = selfSigned(Date.now());
  const simulator = { provider: 'one', respond: () => ({ status: 204, headers: [], body: new Uint8Array() }) };
  const served = await serve([{ provider: 'one', simulator }], { port: 0, tls: { key, cert } });
  const [trusting, other] = [new Agent({ connect: { ca } }), new Agent()];
  try {
    for (const origin of [served.origin, served.origin.replace('127.0.0.1', 'localhost')])
      expect((await request(`${origin}/one/x`, { dispatcher: trusting })).statusCode).toBe(204);
    await expect(request(`${served.origin}/one/x`, { dispatcher: other })).rejects.toThrow(/certificate/);
  } finally {
    await Promise.all([trusting.destroy(), other.destroy(), served.close()]);
  }
});
