import { isIP } from 'node:net';
import type { Failure } from '../model/wire.ts';
import { fault } from './failure.ts';

/** Where one request goes. `path` is the text of the URL after its authority, byte for byte. */
export type Destination = {
  readonly origin: string;
  readonly secure: boolean;
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Host and port as the Host header has them. */
  readonly authority: string;
};

/**
 * Takes a URL apart without rewriting it: the WHATWG parser decides which origin it names, the path stays as written. Refuses
 * everything outside the allow-list, before a socket is opened.
 */
export function locate(url: string, allowed: ReadonlySet<string>): Destination | Failure {
  const match = /^(https?):\/\/([^/?#\\@\s]+)([/?][^#]*)?(?:#.*)?$/i.exec(url);
  const parsed = match === null ? null : URL.parse(url);
  if (match === null || parsed === null) {
    return refuse('E_URL_INVALID', 'the URL is not an absolute http or https URL without user info');
  }
  if (!allowed.has(parsed.origin)) {
    return refuse('E_ORIGIN_NOT_ALLOWED', 'not sent: the URL leads to an origin that the target does not name');
  }
  const secure = parsed.protocol === 'https:';
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (!secure && !isLoopback(host)) {
    return refuse('E_INSECURE_SCHEME', 'not sent: http: is for loopback only, it shows credentials to the network');
  }
  const rest = match[3] ?? '/';
  return {
    origin: parsed.origin,
    secure,
    host,
    port: Number(parsed.port) || (secure ? 443 : 80),
    path: rest.startsWith('?') ? `/${rest}` : rest,
    authority: parsed.host,
  };
}

/** A name is loopback only as `localhost` (RFC 6761 §6.3); what it resolves to is looked at again when dialling. */
export function isLoopback(host: string): boolean {
  return isIP(host) === 0 ? host === 'localhost' : host === '::1' || host.startsWith('127.');
}

const refuse = (code: string, message: string): Failure => fault(code, 'config', 'config', message);
