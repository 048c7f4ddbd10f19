import type { Failure, WireRequest } from '../model/wire.ts';
import { fault } from './failure.ts';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Header fields that undici refuses, drops, moves or takes a server name from. */
const managed: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'expect',
]);

/** Why a request cannot be written by anyone: its head would be another head. Null when it can. */
export function unwritable({ method, headers }: WireRequest, path: string): Failure | null {
  const parts = [method, path, ...headers.flat()];
  return parts.every((part) => /^[^\r\n\0\u0100-\uffff]*$/.test(part))
    ? null
    : fault(
        'E_REQUEST_INVALID',
        'config',
        'config',
        'not sent: method, URL or a header holds a line break, NUL or a character above U+00FF',
      );
}

/** Whether undici sends this request byte for byte as it is meant. */
export function fitsUndici({ method, headers, body, beforeColon }: WireRequest, path: string): boolean {
  if (beforeColon.size > 0 || !token.test(method) || !/^\/[!-ÿ]*$/.test(path)) return false;
  let lengths = 0;
  return headers.every(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'content-length') return (lengths += 1) === 1 && value === String(body?.length ?? 0);
    return token.test(name) && !managed.has(lower) && /^[\t -~\x80-ÿ]*$/.test(value);
  });
}

const withPayload: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'QUERY', 'PROPFIND', 'PROPPATCH']);

/**
 * The bytes of a request, laid out as undici does it, so that a request sent this way differs from its control in the declared change only:
 * host and connection first, Content-Length last, each only when the request does not bring its own.
 */
export function requestBytes(
  { method, headers, body, beforeColon }: WireRequest,
  path: string,
  authority: string,
): Buffer {
  const own = new Set(headers.map(([name]) => name.toLowerCase()));
  const length = body?.length ?? 0;
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(own.has('host') ? [] : [`host: ${authority}`]),
    ...(own.has('connection') ? [] : ['connection: keep-alive']),
    ...headers.map(([name, value], index) => `${name}${beforeColon.get(index) ?? ''}: ${value}`),
    ...(own.has('content-length') || own.has('transfer-encoding') || (length === 0 && !withPayload.has(method))
      ? []
      : [`content-length: ${length}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]);
}
