import { createServer as createTcpServer, type Server } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { connectionFindings } from '../../src/command/doctor-connection.ts';
import type { Tls } from '../../src/model/target.ts';
import { makeCertificates, type Certificates } from '../target/certificates.ts';
import { createScene } from '../target/scene.ts';

const made = makeCertificates();
const { listen } = createScene();
const plain: Tls = { ca: [], clientCertificate: null, clientKey: null };

const quiet = (server: Server): Server => server.on('connection', (socket) => void socket.on('error', () => {}));
const serve = async (options: TlsOptions): Promise<string> =>
  `https://localhost:${await listen(quiet(createServer(options).on('tlsClientError', () => {})))}`;

/** Each line with whose it is, ports and the addresses of this machine left out. */
async function told(origin: string, tls = plain, proxy: string | null = null): Promise<readonly string[]> {
  const options = { connectMs: 5_000, tls, proxy, signal: AbortSignal.timeout(20_000) };
  const findings = await connectionFindings(origin, options);
  return findings.map(({ whose, text }) =>
    `${whose} ${text}`.replace(/:\d{4,5}\b/g, ':port').replace(/(localhost is) [\d.:, ]+$/, '$1 …'),
  );
}

const reached = ['fine DNS: localhost is …', 'fine connection: localhost:port is reached'];

test('plain HTTP on loopback has a name and a connection', async () => {
  expect(await told(`http://localhost:${await listen(createTcpServer())}`)).toEqual(reached);
});

test('an address needs no look-up', async () => {
  expect(await told(`http://127.0.0.1:${await listen(createTcpServer())}`)).toEqual([
    'fine connection: 127.0.0.1:port is reached',
  ]);
});

test('a port that nobody listens on is theirs', async () => {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  expect(await told(`http://localhost:${port}`)).toEqual([
    'fine DNS: localhost is …',
    'theirs E_CONN_REFUSED localhost:port refuses connections',
  ]);
});

test('a name that does not resolve stops at the first step', async () => {
  const [only, ...more] = await told('https://token.invalid');
  expect(more).toEqual([]);
  // Without any name server nothing can be said of the name.
  expect(only).toMatch(/^(ours E_DNS_NOT_FOUND there is no host token\.invalid|theirs E_DNS token\.invalid could not)/);
});

test('a proxy that cannot be used is ours, and named', async () => {
  expect(await told('https://localhost:9443', plain, 'socks://localhost:1080')).toEqual([
    expect.stringMatching(/^ours E_PROXY_URL /),
  ]);
});

describe.skipIf(made === null)('with certificates of openssl (skipped where there is none)', () => {
  const { ca, good, expired, otherName } = (made ?? {}) as Certificates;
  const trusting: Tls = { ...plain, ca: [ca] };

  test('TLS tells its version, and the names and the end of the certificate', async () => {
    expect(await told(await serve(good), trusting)).toEqual([
      ...reached,
      expect.stringMatching(
        /^fine TLS: TLSv1\.3, a certificate for localhost, 127\.0\.0\.1, valid until \d{4}-\d\d-\d\d$/,
      ),
    ]);
  });

  test.each([
    ['of an authority that is not known', good, plain, /^ours E_TLS_UNTRUSTED .*name its authority/],
    ['for another host', otherName, trusting, /^theirs E_TLS_NAME .* but for other\.test, \*\.elsewhere\.test$/],
    ['that has expired', expired, trusting, /^theirs E_TLS_EXPIRED the certificate has expired/],
  ])('a certificate %s', async (_, pair, tls, says) => {
    expect(await told(await serve(pair), tls)).toEqual([...reached, expect.stringMatching(says)]);
  });
});
