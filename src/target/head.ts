import type { Headers } from './framing.ts';

/** Versions that a status line may name. 2.0 is wrong there, but the rest is read as HTTP/1.1 and the version is shown. */
export const httpVersions = ['1.1', '1.0', '2.0'] as const;

export type Head = {
  readonly version: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
};

const statusLine = /^HTTP\/(1\.[01]|2\.0) ([1-9]\d\d)(?: ([^\r\n]*))?$/;
const fieldLine = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[\t ]*([\t -~\x80-ÿ]*?)[\t ]*$/;
const partialFieldLine = /^(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?::[\t -~\x80-ÿ]*)?\r?)?$/;

/** Reads a head, without the empty line at its end, strictly (RFC 9112 §§4 and 5); null when it breaks the grammar. */
export function parseHead(text: string): Head | null {
  const [first = '', ...lines] = text.split('\r\n');
  const [, version = '', status = '', reason = ''] = statusLine.exec(first) ?? [];
  const found = lines.map((line) => fieldLine.exec(line));
  if (status === '' || !found.every((match) => match !== null)) return null;
  return {
    version,
    status: Number(status),
    reason,
    headers: found.map(([, name = '', value = '']) => [name, value] as const),
  };
}

export const isFieldLine = (line: string): boolean => fieldLine.test(line);

/** Whether a head, perhaps cut off, keeps to the grammar as far as it goes. */
export function startsWell(text: string): boolean {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  if (rest.length > 0) return parseHead(head) !== null;
  const lines = head.split('\r\n');
  const last = lines.pop() ?? '';
  if (lines.length === 0) return !last.includes('\n');
  return parseHead(lines.join('\r\n')) !== null && partialFieldLine.test(last);
}

const CR = 13;
const LF = 10;

/**
 * The index behind the empty line that ends a head, looking from `from`; null while there is none, `broken` when a CR or LF is not one
 * of a pair.
 */
export function findHeadEnd(bytes: Uint8Array, from: number): number | null | 'broken' {
  for (let at = from; at < bytes.length; at += 1) {
    const paired = bytes[at - 1] === CR;
    if (paired !== (bytes[at] === LF)) return 'broken';
    if (paired && bytes[at - 2] === LF && bytes[at - 3] === CR) return at + 1;
  }
  return null;
}
