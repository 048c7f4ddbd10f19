import { AssertionError } from 'node:assert';
import type { Failure } from '../model/wire.ts';
import { badHead } from './bad-head.ts';
import { codeOf, Fault, fault } from './failure.ts';
import { headersTooLarge, type ResponseBuilder } from './response-builder.ts';
import type { Tap } from './tap.ts';
import { isTlsError, tlsFailure } from './tls-failure.ts';

const resets: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
/** undici's words for a connection that ended. */
const endings: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'UND_ERR_INFO']);

/** What a connection knows of the exchange that failed on it. */
type Carried = { readonly tap: Tap; readonly secure: boolean; readonly served: number };

/** Whose fault an error of undici is, and in our words: its own text is never shown. */
export function exchangeFailure(error: unknown, connection: Carried, builder: ResponseBuilder, host: string): Failure {
  if (error instanceof Fault) return error.failure;
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return headersTooLarge(`the ${builder.framing === null ? 'headers' : 'trailers'} are larger than allowed`);
  }
  if (isParserError(error)) return builder.framing === null ? badHead(connection.tap.head) : badBody(code, builder);
  if (endings.has(code) && builder.framing === null) {
    const met = unreadable(error);
    if (met !== null) return met;
  }
  const came = connection.tap.bytes > 0;
  if (!came && builder.framing === null && connection.served > 0 && (endings.has(code) || resets.has(code)))
    return stale();
  if (!came && builder.framing === null && endings.has(code)) return emptyReply(connection.secure);
  return endings.has(code) ? ended(builder) : socketFailure(error, builder, { host, came });
}

/** Whose fault an error of a socket is. `came`: at least one byte of the answer did. */
export function socketFailure(
  error: unknown,
  builder: ResponseBuilder,
  { host, came }: { readonly host: string; readonly came: boolean },
): Failure {
  const code = codeOf(error);
  if (isTlsError(error)) return tlsFailure(error, host);
  if (!resets.has(code)) {
    const phase = builder.framing === null ? 'headers' : 'body';
    return fault('E_CONN', phase, 'network', `the connection failed${code === '' ? '' : ` (${code})`}`);
  }
  if (builder.framing !== null) {
    return fault('E_CONN_RESET', 'body', 'network', `the connection was reset inside the body; ${builder.progress()}`);
  }
  return came
    ? fault('E_TRUNCATED', 'headers', 'target', 'the connection was reset inside the headers')
    : fault('E_CONN_RESET', 'headers', 'network', 'the connection was reset before any answer');
}

/** Nothing of an answer came on a connection that had been kept: it was most likely closed before the request arrived. */
export const stale = (): Failure =>
  fault('E_CONN_STALE', 'send', 'network', 'the kept connection was closed before the request was answered');

export function emptyReply(secure: boolean): Failure {
  const hint = secure ? 'it may want a client certificate (tls.cert, tls.key)' : 'does the port speak TLS?';
  return fault('E_EMPTY_REPLY', 'headers', 'target', `the server closed the connection without an answer; ${hint}`);
}

export function ended(builder: ResponseBuilder): Failure {
  return builder.framing === null
    ? fault('E_TRUNCATED', 'headers', 'target', 'the connection ended inside the headers')
    : fault('E_TRUNCATED', 'body', 'target', `the connection ended inside the body; ${builder.progress()}`);
}

function badBody(code: string, builder: ResponseBuilder): Failure {
  return code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
    ? ended(builder)
    : fault('E_CHUNKING', 'body', 'target', `the chunked body is malformed (RFC 9112 §7.1); ${builder.progress()}`);
}

/** Informational answers that undici gives up on. */
function unreadable(error: unknown): Failure | null {
  const message = error instanceof Error ? error.message : '';
  if (message === 'bad upgrade') return upgraded();
  if (message !== 'bad response') return null;
  return fault(
    'E_INFORMATIONAL',
    'headers',
    'client-limit',
    'a “100 Continue” that was not asked for: legal (RFC 9110 §15.2), but our HTTP library does not read on',
  );
}

export const upgraded = (): Failure =>
  fault('E_UPGRADE', 'headers', 'target', 'the server switched protocols (101) without being asked to');

/** undici throws an AssertionError for a status below 100, and counts lengths before it parses. */
const isParserError = (error: unknown): boolean =>
  error instanceof AssertionError ||
  (error instanceof Error && error.name === 'HTTPParserError') ||
  codeOf(error) === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
