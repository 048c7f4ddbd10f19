import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Pair = { readonly cert: string; readonly key: string };
export type Certificates = {
  readonly ca: string;
  readonly good: Pair;
  readonly expired: Pair;
  readonly otherName: Pair;
  readonly selfSigned: Pair;
  readonly client: Pair;
};

const openssl = (...args: string[]): unknown => execFileSync('openssl', args, { stdio: 'ignore' });

/** Made by the openssl of this machine; null when there is none, or it is too old for what is asked. */
export function makeCertificates(): Certificates | null {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const path = (name: string): string => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const read = (name: string): Pair => ({
    cert: readFileSync(path(`${name}.pem`), 'utf8'),
    key: readFileSync(path(`${name}.key`), 'utf8'),
  });

  function selfSigned(name: string, extension: string): Pair {
    openssl(
      'req',
      '-x509',
      ...key,
      '-keyout',
      path(`${name}.key`),
      '-out',
      path(`${name}.pem`),
      '-days',
      '30',
      '-subj',
      `/CN=${name}`,
      '-addext',
      extension,
    );
    return read(name);
  }

  function issued(name: string, alternative: string, days = 30): Pair {
    openssl('req', ...key, '-keyout', path(`${name}.key`), '-out', path(`${name}.csr`), '-subj', `/CN=${name}`);
    writeFileSync(path('extensions'), `subjectAltName=${alternative}\n`);
    const by = ['-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial'];
    openssl(
      'x509',
      '-req',
      '-in',
      path(`${name}.csr`),
      ...by,
      '-days',
      String(days),
      '-extfile',
      path('extensions'),
      '-out',
      path(`${name}.pem`),
    );
    return read(name);
  }

  try {
    const ca = selfSigned('ca', 'basicConstraints=critical,CA:TRUE').cert;
    const here = 'DNS:localhost,IP:127.0.0.1';
    return {
      ca,
      good: issued('good', here),
      expired: issued('expired', here, -1),
      otherName: issued('other', 'DNS:other.test,DNS:*.elsewhere.test'),
      selfSigned: selfSigned('self', `subjectAltName=${here}`),
      client: issued('client', 'DNS:client.test'),
    };
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
