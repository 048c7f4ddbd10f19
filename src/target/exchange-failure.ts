import { AssertionError } from 'node:assert';
import type { Failure } from '../model/wire.ts';
import { badHead } from './bad-head.ts';
import { staleConnection, type Connection } from './connection.ts';
import { codeOf, Fault, fault } from './failure.ts';
import { headersTooLarge, type ResponseBuilder } from './response-builder.ts';
import { isTlsError, tlsFailure } from './tls-failure.ts';

/** Requests that undici does not take; nothing was sent. */
const refusals: ReadonlySet<string> = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
]);
const resets: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

export const refusedByLibrary = (error: unknown): boolean => refusals.has(codeOf(error));

/** Whose fault an error of undici or of the socket is, and in our words. Its text is never shown. */
export function exchangeFailure(
  error: unknown,
  connection: Connection,
  builder: ResponseBuilder,
  host: string,
): Failure {
  if (error instanceof Fault) return error.failure;
  const code = codeOf(error);
  if (isTlsError(error)) return tlsFailure(error, host);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return headersTooLarge(
      builder.framing === null ? 'the headers are larger than allowed' : 'the trailers are larger than allowed',
    );
  }
  if (builder.framing !== null) return bodyFailure(code, builder);
  if (code === 'UND_ERR_SOCKET' && error instanceof Error && error.message === 'bad response') {
    return fault(
      'E_INFORMATIONAL',
      'headers',
      'client-limit',
      'a “100 Continue” that was not asked for; it is legal (RFC 9110 §15.2), our HTTP library does not read on',
    );
  }
  if (code === 'UND_ERR_SOCKET' && error instanceof Error && error.message === 'bad upgrade') {
    return fault('E_UPGRADE', 'headers', 'target', 'the server switched protocols (101) without being asked to');
  }
  const parsed =
    error instanceof AssertionError || isParserError(error) || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  if (parsed) return badHead(connection.tap.head);
  const reset = resets.has(code);
  if (!reset && code !== 'UND_ERR_SOCKET' && code !== 'UND_ERR_INFO') {
    return fault('E_CONN', 'headers', 'network', `the connection failed${code === '' ? '' : ` (${code})`}`);
  }
  if (connection.tap.bytes > 0)
    return fault('E_TRUNCATED', 'headers', 'target', 'the connection ended inside the headers');
  if (connection.served > 0) return staleConnection();
  if (reset) return fault('E_CONN_RESET', 'headers', 'network', 'the connection was reset before any answer');
  const hint = connection.secure ? 'it may want a client certificate (tls.cert, tls.key)' : 'does the port speak TLS?';
  return fault('E_EMPTY_REPLY', 'headers', 'target', `the server closed the connection without an answer; ${hint}`);
}

/** Errors once status and headers were read. */
function bodyFailure(code: string, builder: ResponseBuilder): Failure {
  if (resets.has(code))
    return fault('E_CONN_RESET', 'body', 'network', `the connection was reset; ${builder.progress()}`);
  const ended = code === 'UND_ERR_SOCKET' || code === 'UND_ERR_INFO' || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  if (!ended && builder.framing?.by === 'chunks') {
    return fault(
      'E_CHUNKING',
      'body',
      'target',
      `the chunked body is malformed (RFC 9112 §7.1); ${builder.progress()}`,
    );
  }
  return fault('E_TRUNCATED', 'body', 'target', `the connection ended inside the body; ${builder.progress()}`);
}

const isParserError = (error: unknown): boolean => error instanceof Error && error.name === 'HTTPParserError';
