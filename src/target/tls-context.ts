import { X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { Rejected } from '../model/problem.ts';
import type { Tls } from '../model/target.ts';

/** The trust and the identity of a target. Throws `Rejected` when a certificate or a key cannot be used. */
export function secureContextOf({ ca, clientCertificate, clientKey }: Tls): SecureContext {
  const extra = orReject('E_TLS_CA', 'tls.ca', 'not certificates in PEM', () => ca.flatMap(certificatesOf));
  // Naming authorities replaces the known ones, so those are named too.
  const trust = extra.length === 0 ? {} : { ca: [...getCACertificates('default'), ...extra] };
  const identity =
    clientCertificate === null || clientKey === null ? {} : { cert: clientCertificate, key: clientKey.reveal() };
  return orReject('E_TLS_CLIENT_KEY', 'tls', 'the client certificate and its key cannot be used together', () =>
    createSecureContext({ ...trust, ...identity }),
  );
}

/** Reads each: OpenSSL would pass over what it does not understand. */
function certificatesOf(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new Error('no certificate');
  return blocks.map((block) => new X509Certificate(block).toString());
}

/** The error of OpenSSL may quote what it was given: it is not passed on. */
function orReject<T>(code: string, at: string, what: string, make: () => T): T {
  try {
    return make();
  } catch {
    throw new Rejected([
      { code, at, what, fix: 'give PEM text; a key must belong to its certificate and have no passphrase' },
    ]);
  }
}
