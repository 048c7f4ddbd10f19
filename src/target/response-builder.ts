import type { Limits } from '../model/target.ts';
import type { Failure, WireResponse } from '../model/wire.ts';
import { fault } from './failure.ts';
import { framingOf, type Framing } from './framing.ts';
import type { Head } from './head.ts';

const reasonLength = 64;

/** Collects one response within the limits. Each step answers the failure that ends the exchange, or null. */
export type ResponseBuilder = {
  readonly informational: () => Failure | null;
  readonly head: (head: Head) => Failure | null;
  readonly data: (chunk: Uint8Array) => Failure | null;
  /** More bytes came over the connection than any answer within the limits needs. */
  readonly tooMuch: () => Failure;
  readonly build: () => WireResponse;
  /** Null before the head. */
  readonly framing: Framing | null;
  /** How far it came, in our words. */
  readonly progress: () => string;
};

export function createResponseBuilder(method: string, limits: Limits): ResponseBuilder {
  let informational = 0;
  let framing: Framing | null = null;
  let response: Omit<WireResponse, 'body' | 'complete'> | null = null;
  let bytes = 0;
  const chunks: Uint8Array[] = [];

  return {
    get framing() {
      return framing;
    },
    informational() {
      informational += 1;
      return informational > limits.informational
        ? fault(
            'E_INFORMATIONAL',
            'headers',
            'target',
            `more than ${limits.informational} informational responses and no answer`,
          )
        : null;
    },
    head({ version, status, reason, headers }) {
      if (headers.length > limits.headerFields)
        return headersTooLarge(`more than ${limits.headerFields} header fields`);
      const found = framingOf(headers, status, method);
      if ('code' in found) return found;
      framing = found;
      response = { httpVersion: version, status, reason: reason.slice(0, reasonLength), headers };
      return found.by === 'length' && found.length > limits.wireBytes
        ? fault(
            'E_BODY_TOO_LARGE',
            'headers',
            'target',
            `${found.length} bytes of body are declared; at most ${limits.wireBytes} are read`,
          )
        : null;
    },
    data(chunk) {
      bytes += chunk.length;
      if (bytes > limits.wireBytes) return bodyTooLarge(limits);
      chunks.push(chunk);
      return null;
    },
    tooMuch: () => (framing === null ? headersTooLarge('status line and headers do not end') : bodyTooLarge(limits)),
    build() {
      if (response === null) throw new Error('build before head');
      return { ...response, body: Buffer.concat(chunks), complete: framing?.by === 'close' ? 'unknown' : 'yes' };
    },
    progress() {
      if (framing === null) return 'no status line and headers came';
      return framing.by === 'length' ? `${bytes} of ${framing.length} body bytes came` : `${bytes} body bytes came`;
    },
  };
}

export const headersTooLarge = (what: string): Failure => fault('E_HEADERS_TOO_LARGE', 'headers', 'target', what);

const bodyTooLarge = ({ wireBytes }: Limits): Failure =>
  fault('E_BODY_TOO_LARGE', 'body', 'target', `more than ${wireBytes} bytes of body`);
