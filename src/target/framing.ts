import type { Failure } from '../model/wire.ts';
import { fault } from './failure.ts';

export type Headers = readonly (readonly [name: string, value: string])[];

/** How the end of a body is told (RFC 9112 §6.3). */
export type Framing =
  | { readonly by: 'none' }
  | { readonly by: 'length'; readonly length: number }
  | { readonly by: 'chunks' }
  /** The connection ends: a cut cannot be told from the end. */
  | { readonly by: 'close' };

const valuesOf = (headers: Headers, wanted: string): string[] =>
  headers
    .filter(([name]) => name.toLowerCase() === wanted)
    .flatMap(([, value]) => value.split(',').map((part) => part.trim()));

/** The values of all Content-Length fields: one number, none, or nothing that RFC 9112 §6.3 lets a recipient use. */
export function contentLength(headers: Headers): number | null | 'invalid' {
  const parts = valuesOf(headers, 'content-length');
  if (parts.length === 0) return null;
  // A list may have empty elements (RFC 9110 §5.6.1), and `7,` is how a cut `7, 7` looks.
  const values = parts.filter((part) => part !== '');
  const [first = ''] = values;
  if (!/^\d{1,18}$/.test(first) || values.some((value) => value !== first)) return 'invalid';
  return Number(first);
}

export function framingOf(headers: Headers, status: number, method: string): Framing | Failure {
  if (method === 'HEAD' || status === 204 || status === 304) return { by: 'none' };
  const codings = valuesOf(headers, 'transfer-encoding');
  const length = contentLength(headers);
  if (codings.length > 0) {
    if (codings.length > 1 || codings[0]?.toLowerCase() !== 'chunked') {
      return fault(
        'E_TRANSFER_CODING',
        'headers',
        'target',
        'the Transfer-Encoding is not exactly “chunked”, which is all that was offered',
      );
    }
    if (length !== null) return bothFramings();
    return { by: 'chunks' };
  }
  if (length === 'invalid') return badLength();
  return length === null ? { by: 'close' } : { by: 'length', length };
}

/** Whether bytes behind a response belong to its body rather than to another, unasked answer. */
export const bodyGoesOn = (rest: Buffer, framing: Framing | null): boolean =>
  framing?.by === 'length' &&
  rest.length > 0 &&
  !rest.toString('latin1', 0, 5).startsWith('HTTP/'.slice(0, rest.length));

export const bodyTooLong = (): Failure =>
  fault('E_FRAMING', 'body', 'target', 'the body goes on behind its Content-Length (RFC 9112 §6.3)');

export const bothFramings = (): Failure =>
  fault('E_FRAMING', 'headers', 'target', 'Content-Length and Transfer-Encoding are both there (RFC 9112 §6.1)');

export const badLength = (): Failure =>
  fault('E_FRAMING', 'headers', 'target', 'the Content-Length is not one number (RFC 9112 §6.3)');
