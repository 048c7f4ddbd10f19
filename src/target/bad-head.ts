import type { Failure } from '../model/wire.ts';
import { fault } from './failure.ts';
import { badLength, bothFramings, contentLength, type Headers } from './framing.ts';
import { httpVersions, startsWell } from './head.ts';

const speakers: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^SSH-/, 'an SSH server'],
  [/^220[ -]/, 'a mail or FTP server'],
  [/^\s*<(!doctype|html|\?xml)/i, 'markup without a status line (HTTP/0.9?)'],
  [/^\s*[{[]/, 'JSON without a status line (HTTP/0.9?)'],
];

/** Content types of TLS records (RFC 8446 §5.1). */
const tlsRecords: ReadonlySet<number> = new Set([20, 21, 22, 23]);

/** What is wrong with the start of an answer that no parser takes. Quotes nothing of it. */
export function badHead(head: Buffer): Failure {
  const text = head.toString('latin1');
  if (head[1] === 3 && tlsRecords.has(head[0] ?? 0)) {
    return fault('E_PLAINTEXT_TO_TLS', 'headers', 'config', 'the port speaks TLS; use https:');
  }
  if (httpVersions.every((version) => !text.startsWith(`HTTP/${version} `))) {
    const who = speakers.find(([pattern]) => pattern.test(text))?.[1];
    const what = text.startsWith('HTTP/') ? 'an HTTP version that is not 1.0 or 1.1' : (who ?? 'no HTTP status line');
    return fault('E_NOT_HTTP', 'headers', 'target', `the answer does not start as HTTP/1.1 does: ${what}`);
  }
  if (!/^HTTP\/\d\.\d [1-9]\d\d[ \r]/.test(text)) {
    return fault('E_STATUS_LINE', 'headers', 'target', 'the status is not a number from 100 to 999 (RFC 9112 §4)');
  }
  const headers = fieldsOf(text);
  const length = contentLength(headers);
  if (length === 'invalid') return badLength();
  if (length !== null && headers.some(([name]) => name.toLowerCase() === 'transfer-encoding')) return bothFramings();
  if (
    headers.flatMap(([name, value]) => (name.toLowerCase() === 'content-length' ? value.split(',') : [])).length > 1
  ) {
    const message =
      'the same Content-Length is there more than once: RFC 9112 §6.3 allows that, our HTTP library does not';
    return fault('E_FRAMING_UNSUPPORTED', 'headers', 'client-limit', message);
  }
  if (startsWell(text)) {
    const message = 'the head keeps to the grammar (RFC 9112 §5), but our HTTP library does not read it';
    return fault('E_HEAD_UNSUPPORTED', 'headers', 'client-limit', message);
  }
  return fault('E_HEADER_SYNTAX', 'headers', 'target', 'a header line breaks the grammar (RFC 9112 §5)');
}

/** The header lines of a head that may be cut or broken. */
function fieldsOf(text: string): Headers {
  const block = text.split('\r\n\r\n', 1)[0] ?? '';
  return block
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()] as const];
    });
}
