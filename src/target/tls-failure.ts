import type { Failure } from '../model/wire.ts';
import { codeOf, fault } from './failure.ts';

const untrusted: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate chain ends in an authority that is not known',
  UNABLE_TO_GET_ISSUER_CERT: 'the issuer of the certificate is not known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the issuer of the certificate is not known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the issuer of the certificate is not known, or the server does not send it',
  CERT_UNTRUSTED: 'the certificate is not trusted',
  CERT_REVOKED: 'the certificate is revoked',
  CERT_CHAIN_TOO_LONG: 'the certificate chain is too long',
  INVALID_CA: 'an authority in the chain may not sign certificates',
  INVALID_PURPOSE: 'the certificate is not meant for a server',
  PATH_LENGTH_EXCEEDED: 'the certificate chain is too long',
  CERT_SIGNATURE_FAILURE: 'a signature in the certificate chain does not verify',
  HOSTNAME_MISMATCH: 'the certificate is for another host',
};

/**
 * What went wrong while a connection was secured. OpenSSL's text is not used: it carries a thread id and a source line that differ
 * from run to run, and text of the peer. `fingerprint`: SHA-256 of the certificate that was shown.
 */
export function tlsFailure(error: unknown, host: string, fingerprint: string | null = null): Failure {
  const code = codeOf(error);
  const why = untrusted[code];
  if (why !== undefined) {
    return fault(
      'E_TLS_UNTRUSTED',
      'tls',
      'config',
      `${why}${fingerprint === null ? '' : ` (SHA-256 ${fingerprint})`}; name its authority with tls.ca`,
    );
  }
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    const when = code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not valid yet';
    return fault('E_TLS_EXPIRED', 'tls', 'target', `the certificate ${when}, by the clock of this machine`);
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return fault('E_TLS_NAME', 'tls', 'target', `the certificate is not for ${host}${namesOf(error)}`);
  }
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_TOO_SMALL/.test(code)) {
    return fault('E_TLS_NOT_TLS', 'tls', 'config', 'the port does not speak TLS; is it a plain HTTP port?');
  }
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|INAPPROPRIATE_FALLBACK/.test(code)) {
    return fault('E_TLS_VERSION', 'tls', 'target', 'no common TLS version: 1.2 or 1.3 is needed (RFC 8996)');
  }
  if (code.includes('NO_APPLICATION_PROTOCOL')) {
    return fault('E_ALPN', 'tls', 'config', 'the server does not offer HTTP/1.1 (ALPN)');
  }
  if (/CERTIFICATE_REQUIRED|ALERT_BAD_CERTIFICATE|ALERT_UNKNOWN_CA/.test(code)) {
    return fault('E_TLS_CLIENT_CERTIFICATE', 'tls', 'config', 'the server wants a client certificate that it accepts');
  }
  const detail = code === 'ECONNRESET' || code === '' ? 'the connection ended; it may want a client certificate' : code;
  return fault('E_TLS_HANDSHAKE', 'tls', 'target', `the TLS handshake failed: ${detail}`);
}

/** Whether an error of an established connection comes from its TLS layer. */
export const isTlsError = (error: unknown): boolean => /^ERR_(SSL|TLS)_/.test(codeOf(error));

const shownNames = 10;

/** The names of a certificate are the peer's text: only what has the form of a host name is shown. */
function namesOf(error: unknown): string {
  const cert: unknown = error instanceof Error && 'cert' in error ? error.cert : null;
  const listed = typeof cert === 'object' && cert !== null && 'subjectaltname' in cert ? cert.subjectaltname : null;
  const names = certificateNames(listed);
  return names === null ? '' : ` but for ${names}`;
}

/** The names in a subjectAltName, as Node writes it; null when none can be shown. */
export function certificateNames(listed: unknown): string | null {
  if (typeof listed !== 'string') return null;
  const names = [...listed.matchAll(/(?:DNS|IP Address):([A-Za-z0-9.*:-]{1,253})(?=,|$)/g)].map(([, name]) => name);
  if (names.length === 0) return null;
  return `${names.slice(0, shownNames).join(', ')}${names.length > shownNames ? ', …' : ''}`;
}
