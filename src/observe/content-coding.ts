import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { Limits } from '../model/target.ts';
import type { Failure } from '../model/wire.ts';
import { headerValues, type Headers } from './header-values.ts';

export type DecodedBody = {
  readonly bytes: Uint8Array;
  /** The Content-Encoding header, lower case; null when absent. */
  readonly encoding: string | null;
  /** The request did not offer a coding that was used (RFC 9110 §12.5.3). */
  readonly notOffered: boolean;
  /** A coding that nobody here knows: the bytes are as they came. */
  readonly unknownCoding: boolean;
};

const mostCodings = 2;
const ratioAllowed = 100;
/** Below this size a high ratio is no bomb. */
const ratioFrom = 1 << 16;

/** With `info`, zlib also says how many bytes it read; its types do not know that. */
type Result = { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
type Decode = (bytes: Uint8Array, maxOutputLength: number) => Result;

const decoders = new Map<string, Decode>(
  Object.entries({
    gzip: gunzipSync,
    'x-gzip': gunzipSync,
    deflate: inflateSync,
    br: brotliDecompressSync,
    zstd: zstdDecompressSync,
  }).map(([coding, decode]) => [
    coding,
    (bytes, maxOutputLength) => decode(bytes, { maxOutputLength, info: true }) as unknown as Result,
  ]),
);

/** Takes transfer and content codings off a body, whatever the status. A Failure when no bytes can be judged. */
export function decodeBody(
  response: { readonly headers: Headers; readonly body: Uint8Array; readonly complete: 'yes' | 'unknown' },
  requestHeaders: Headers,
  limits: Limits,
): DecodedBody | Failure {
  const transfer = listed(response.headers, 'transfer-encoding');
  if (transfer.some((coding) => coding !== 'chunked') || transfer.length > 1) {
    return failed(
      'E_TRANSFER_CODING',
      'the transfer coding is not exactly chunked, so where the body ends cannot be known',
    );
  }
  const values = headerValues(response.headers, 'content-encoding');
  const encoding = values.length === 0 ? null : values.join(', ').toLowerCase();
  const codings = listed(response.headers, 'content-encoding').filter((coding) => coding !== 'identity');
  if (codings.length > mostCodings)
    return failed('E_ENCODINGS', `${codings.length} content codings on one body; ${mostCodings} are allowed`);
  const notOffered = codings.some((coding) => !isOffered(coding, requestHeaders));
  const unknownCoding = codings.some((coding) => !decoders.has(coding));
  if (unknownCoding || response.body.length === 0) return { bytes: response.body, encoding, notOffered, unknownCoding };
  let bytes = response.body;
  for (const coding of codings.toReversed()) {
    const decode = decoders.get(coding);
    const decoded = decode === undefined ? bytes : decodeOne(coding, decode, bytes, limits, response.complete);
    if ('code' in decoded) return decoded;
    bytes = decoded;
  }
  if (bytes.length > limits.decodedBytes) return tooLarge(limits.decodedBytes);
  return { bytes, encoding, notOffered, unknownCoding };
}

function decodeOne(
  coding: string,
  decode: Decode,
  bytes: Uint8Array,
  limits: Limits,
  complete: 'yes' | 'unknown',
): Uint8Array | Failure {
  const cap = Math.min(limits.decodedBytes, Math.max(ratioFrom, bytes.length * ratioAllowed));
  const begins = Buffer.from(bytes.subarray(0, 2))
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 ');
  try {
    const { buffer, engine } = decode(bytes, cap);
    if (engine.bytesWritten < bytes.length) {
      return failed('E_DECODE', `declared ${coding}, but ${bytes.length - engine.bytesWritten} bytes follow its end`);
    }
    return buffer;
  } catch (cause) {
    const code = (cause as { code?: unknown }).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(cap);
    const reason = typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : 'unreadable';
    if (code === 'Z_BUF_ERROR' && complete === 'unknown') return cutOff(`the ${coding} body stops before its end`);
    return failed('E_DECODE', `declared ${coding}, bytes begin ${begins} (${reason})`);
  }
}

const failed = (code: string, message: string): Failure => ({ code, phase: 'decode', attribution: 'target', message });
const tooLarge = (cap: number): Failure => failed('E_DECODED_TOO_LARGE', `the body decodes to more than ${cap} bytes`);

/** The connection ended where more had to come: nothing contradicts the contract, nothing confirms it. */
export const cutOff = (what: string): Failure => ({
  code: 'E_TRUNCATED',
  phase: 'body',
  attribution: 'target',
  message: `${what}, and without a length nobody can tell whether more was meant to come`,
});

function listed(headers: Headers, name: string): string[] {
  return headerValues(headers, name)
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
}

/** Without Accept-Encoding anything goes (RFC 9110 §12.5.3). */
function isOffered(coding: string, requestHeaders: Headers): boolean {
  const values = headerValues(requestHeaders, 'accept-encoding');
  if (values.length === 0) return true;
  const name = coding.replace(/^x-/, '');
  const offers = values
    .join(',')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.trim());
  return offers.some((offer) => {
    const [offered = '', ...parameters] = offer.split(';').map((part) => part.trim());
    return (
      (offered.replace(/^x-/, '') === name || offered === '*') &&
      !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    );
  });
}
