import { createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { makeCertificates } from './certificates.ts';
import { never, post } from './peer.ts';
import { createScene } from './scene.ts';

const made = makeCertificates();
const { target, listen } = createScene();

// Among the full tests, because Node prints a warning when it sees this variable.
test.skipIf(made === null)(
  'no environment variable turns verification off (skipped where there is no openssl)',
  async () => {
    const origin = `https://127.0.0.1:${await listen(createServer(made?.selfSigned ?? {}).on('tlsClientError', () => {}))}`;
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const { outcome } = await target([origin]).send(post(`${origin}/`), never);
      expect(outcome.failure).toMatchObject({ code: 'E_TLS_UNTRUSTED' });
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  },
);
