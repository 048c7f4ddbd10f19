import { execFile, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPeer } from '../target/peer.ts';

const missing = ['sh', 'curl', 'openssl', 'awk', 'od', 'sed'].filter(
  (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0,
);
/** Why tests that run scripts are skipped here; null where every tool is at hand. */
export const noShell = missing.length === 0 ? null : `no ${missing.join(', ')} on this machine`;

/** A request as it came over the wire. Header lines are as sent, without those that the connection adds. */
export type Arrived = {
  readonly start: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
  /** Content-Length as sent; null when there was none. */
  readonly length: number | null;
};

/** Runs a script and takes down the one request that it sends. `urlVariable` is set to the server's origin with this behind it. */
export async function runScript(
  script: string,
  variables: Readonly<Record<string, string>>,
  urlVariable: string,
  behindOrigin = '',
): Promise<{ arrived: Arrived; output: string }> {
  const peer = await startPeer(() => [
    { write: 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n' },
    { end: 'close' },
  ]);
  try {
    const env = { PATH: process.env['PATH'] ?? '', ...variables, [urlVariable]: `${peer.origin}${behindOrigin}` };
    const output = await new Promise<string>((resolve) => {
      execFile('sh', ['-c', script], { env, timeout: 20_000 }, (error, stdout, stderr) =>
        resolve(`${stdout}${stderr}${error === null ? '' : `exit ${String(error.code)}`}`),
      );
    });
    const [text, ...more] = peer.received();
    if (text === undefined || more.length > 0)
      throw new Error(`${peer.received().length} requests came of\n${script}\n${output}`);
    return { arrived: parse(text), output };
  } finally {
    await peer.close();
  }
}

function parse(text: string): Arrived {
  const end = text.indexOf('\r\n\r\n');
  const [start = '', ...headers] = text.slice(0, end).split('\r\n');
  const length = headers.find((line) => /^content-length:/i.test(line));
  return {
    start,
    headers: headers.filter((line) => !/^(host|content-length):/i.test(line)),
    body: Buffer.from(text.slice(end + 4), 'latin1'),
    length: length === undefined ? null : Number(length.split(':')[1]),
  };
}

/** RSA keys for tests, made once; files that `remove` takes away. */
export function keyFiles(): { pem: string; encrypted: string; publicPem: string; folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'token-contracts-test-'));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const cipher = { cipher: 'aes-256-cbc', passphrase: 'pass "phrase"' } as const;
  const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher });
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
  writeFileSync(join(folder, 'key.pem'), pem);
  writeFileSync(join(folder, 'encrypted.pem'), encrypted);
  writeFileSync(join(folder, 'public.pem'), publicPem);
  return { pem, encrypted, publicPem, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
