import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { Rejected } from '../model/problem.ts';
import type { Tls } from '../model/target.ts';

/** The trust and the identity of a target. Throws `Rejected` when a certificate or key cannot be read. */
export function secureContextOf({ ca, clientCertificate, clientKey }: Tls): SecureContext {
  const trust = attempt('E_TLS_CA', 'tls.ca', 'not certificates in PEM', () =>
    createSecureContext(ca.length === 0 ? {} : { ca: [...getCACertificates('default'), ...ca] }),
  );
  if (clientCertificate === null || clientKey === null) return trust;
  return attempt('E_TLS_CLIENT_KEY', 'tls', 'the client certificate and its key cannot be used together', () =>
    createSecureContext({
      ...(ca.length === 0 ? {} : { ca: [...getCACertificates('default'), ...ca] }),
      cert: clientCertificate,
      key: clientKey.reveal(),
    }),
  );
}

function attempt(code: string, at: string, what: string, make: () => SecureContext): SecureContext {
  try {
    return make();
  } catch {
    throw new Rejected([{ code, at, what, fix: 'give PEM text; check that key and certificate belong together' }]);
  }
}
