import { join, resolve } from 'node:path';
import { createEnvironment } from '../config/environment.ts';
import { readBounded } from '../config/read-bounded.ts';
import type { TargetConfig } from '../config/targets.ts';
import { Rejected } from '../model/problem.ts';
import type { Tls } from '../model/target.ts';
import { makeSecret } from '../secrets/secret.ts';

/** Extra CA from CONTRACTS_CA_FILE (environment or .env) and the client certificate of targets.yaml. Files that cannot be read are rejected. */
export function clientTls({ clientCertificate }: TargetConfig, root: string): Tls {
  const caFile = createEnvironment(process.env, join(root, '.env')).text('CONTRACTS_CA_FILE');
  return {
    ca: caFile === null ? [] : [readPem(caFile, 'CONTRACTS_CA_FILE')],
    clientCertificate:
      clientCertificate === null
        ? null
        : readPem(resolve(root, clientCertificate.certificate), 'clientCertificate.certificate'),
    clientKey:
      clientCertificate === null
        ? null
        : makeSecret('clientKey', readPem(resolve(root, clientCertificate.key), 'clientCertificate.key')),
  };
}

function readPem(path: string, name: string): string {
  let text = '';
  try {
    text = readBounded(path, { max: 1024 * 1024, regular: false });
  } catch {
    // Reported below: a file that cannot be read is no PEM either.
  }
  if (text.includes('-----BEGIN ')) return text;
  throw new Rejected([
    {
      code: 'E_PEM',
      at: name,
      what: 'names a file that is not readable PEM',
      fix: 'check the path; the file begins with -----BEGIN',
    },
  ]);
}
