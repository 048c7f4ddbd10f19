import { createServer as createTcpServer, type Server } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { Rejected } from '../../src/model/problem.ts';
import type { Failure } from '../../src/model/wire.ts';
import type { Tls } from '../../src/model/target.ts';
import { makeCertificates, type Certificates } from './certificates.ts';
import { never, post, rawPost, reply, smallLimits } from './peer.ts';
import { bodyOf, createScene } from './scene.ts';

const made = makeCertificates();
const { target, listen } = createScene();
const plain: Tls = { ca: [], clientCertificate: null, clientKey: null };

const at = async (server: Server): Promise<string> => `https://127.0.0.1:${await listen(server)}`;

const serve = (options: TlsOptions): Promise<string> =>
  at(
    createServer(options, (socket) => {
      socket.on('error', () => {}).once('data', () => socket.end(reply('{"tls":true}')));
    }).on('tlsClientError', () => {}),
  );

async function failureOf(origin: string, tls: Tls, connectMs = 5_000): Promise<Failure | undefined> {
  const to = target([origin], { tls, limits: { ...smallLimits, connectMs } });
  return (await to.send(post(`${origin}/`), never)).outcome.failure;
}

const text = (secret: string): Tls['clientKey'] => ({ reveal: () => secret });

describe.skipIf(made === null)('with certificates of openssl (skipped where there is none)', () => {
  const { ca, good, expired, otherName, selfSigned, client } = (made ?? {}) as Certificates;
  const trusting: Tls = { ...plain, ca: [ca] };

  test('an authority of our own is trusted beside the known ones, by both senders', async () => {
    const origin = await serve(good);
    const to = target([origin], { tls: trusting });
    expect(bodyOf(await to.send(post(`${origin}/`), never))).toBe('{"tls":true}');
    expect(bodyOf(await to.send(rawPost(`${origin}/`), never))).toBe('{"tls":true}');
    const byName = origin.replace('127.0.0.1', 'localhost');
    expect(bodyOf(await target([byName], { tls: trusting }).send(post(`${byName}/`), never))).toBe('{"tls":true}');
  });

  test('9: an unknown authority is ours to name', async () => {
    for (const pair of [selfSigned, good]) {
      const failure = await failureOf(await serve(pair), plain);
      expect(failure).toMatchObject({ code: 'E_TLS_UNTRUSTED', phase: 'tls', attribution: 'config' });
      expect(failure?.message).toMatch(/\(SHA-256 [0-9A-F:]{95}\); name its authority with tls\.ca$/);
    }
  });

  test('10: a certificate for other names is the target’s fault', async () => {
    expect(await failureOf(await serve(otherName), trusting)).toEqual({
      code: 'E_TLS_NAME',
      phase: 'tls',
      attribution: 'target',
      message: 'the certificate is not for 127.0.0.1 but for other.test, *.elsewhere.test',
    });
  });

  test('11: an expired certificate is the target’s fault', async () => {
    expect(await failureOf(await serve(expired), trusting)).toMatchObject({
      code: 'E_TLS_EXPIRED',
      phase: 'tls',
      attribution: 'target',
    });
  });

  test('12: TLS below 1.2 is the target’s fault', async () => {
    const origin = await serve({ ...good, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(await failureOf(origin, trusting)).toMatchObject({
      code: 'E_TLS_VERSION',
      phase: 'tls',
      attribution: 'target',
    });
  });

  test('16: a client certificate that is wanted and not given is ours to give', async () => {
    const wanting = { ...good, ca, requestCert: true, rejectUnauthorized: true };
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const origin = await serve({ ...wanting, minVersion: version, maxVersion: version });
      const failure = await failureOf(origin, trusting);
      expect(`${failure?.code} ${failure?.message}`).toContain('client certificate');
      const tls = { ...trusting, clientCertificate: client.cert, clientKey: text(client.key) };
      const to = target([origin], { tls });
      expect(bodyOf(await to.send(post(`${origin}/`), never))).toBe('{"tls":true}');
    }
  });

  test('18: a server without HTTP/1.1 is ours to notice', async () => {
    const origin = await serve({ ...good, ALPNProtocols: ['h2'] });
    expect(await failureOf(origin, trusting)).toMatchObject({ code: 'E_ALPN', phase: 'tls', attribution: 'config' });
  });

  test('a key that does not belong to the certificate is refused before anything is sent', () => {
    const tls = { ...plain, clientCertificate: client.cert, clientKey: text(good.key) };
    expect(() => target(['https://127.0.0.1'], { tls })).toThrow(Rejected);
    expect(() => target(['https://127.0.0.1'], { tls })).toThrow('E_TLS_CLIENT_KEY');
  });
});

test('13: a port that speaks plain HTTP is ours to mend', async () => {
  const origin = await at(
    createTcpServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  );
  expect(await failureOf(origin, plain)).toMatchObject({ code: 'E_TLS_NOT_TLS', phase: 'tls', attribution: 'config' });
});

test('15: a handshake that hangs, ends or resets is the target’s fault', async () => {
  const origins = [
    await at(
      createTcpServer((socket) =>
        socket.on('error', () => {}).once('data', () => setTimeout(() => socket.destroy(), 600)),
      ),
    ),
    await at(createTcpServer((socket) => socket.on('error', () => {}).once('data', () => socket.end()))),
    await at(createTcpServer((socket) => socket.on('error', () => {}).once('data', () => socket.resetAndDestroy()))),
    await at(
      createTcpServer((socket) =>
        socket.on('error', () => {}).once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40]))),
      ),
    ),
  ];
  for (const origin of origins) {
    const failure = await failureOf(origin, plain, 300);
    expect(failure).toMatchObject({ code: 'E_TLS_HANDSHAKE', phase: 'tls', attribution: 'target' });
    expect(failure?.message).not.toMatch(/\.c:|[0-9A-F]{12}/);
  }
});

test('an authority that is no certificate is refused before anything is sent', () => {
  expect(() =>
    target(['https://127.0.0.1'], {
      tls: { ...plain, ca: ['-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n'] },
    }),
  ).toThrow('E_TLS_CA');
});
