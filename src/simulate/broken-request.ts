import { STATUS_CODES } from 'node:http';
import type { RawRequest } from '../model/simulator.ts';
import { type Mount, mountOf } from './mount.ts';

/** What node reports of a request that its parser refuses. */
export type BrokenRequest = NodeJS.ErrnoException & { readonly rawPacket?: Uint8Array };

/** What the HTTP parser refused. White space before a colon is the simulator's to judge: a reading may allow it. */
export function answerBroken(mounts: readonly Mount[], hosts: ReadonlySet<string>, error: BrokenRequest): Buffer {
  const request =
    error.code === 'HPE_INVALID_HEADER_TOKEN' ? readSpacedRequest(error.rawPacket ?? new Uint8Array()) : null;
  const host = request?.headers.find(([name]) => name.trim().toLowerCase() === 'host')?.[1] ?? '';
  const { mount, path } = mountOf(mounts, request?.path ?? '');
  if (request !== null && mount !== null && hosts.has(host.toLowerCase())) {
    try {
      const { status, headers, body } = mount.simulator.respond({ ...request, path });
      return writeByHand(status, headers, body);
    } catch {
      return writeByHand(500, [['Content-Length', '0']], new Uint8Array());
    }
  }
  const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
  return writeByHand(statuses[error.code ?? ''] ?? 400, [['Content-Length', '0']], new Uint8Array());
}

/**
 * A request that the HTTP parser refuses because white space stands before the colon of a header, read by hand so that the
 * simulator itself can answer it. Null for anything else, and for a request that did not arrive in one piece.
 */
function readSpacedRequest(packet: Uint8Array): RawRequest | null {
  const bytes = Buffer.from(packet);
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [, method, path] = /^([A-Z]+) (\/[!-~]*) HTTP\/1\.1$/.exec(first) ?? [];
  const headers: [string, string][] = [];
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]*):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    headers.push([name, value]);
  }
  const length = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '0';
  const body = bytes.subarray(end + 4);
  const spaced = headers.some(([name]) => /[ \t]$/.test(name));
  if (method === undefined || path === undefined || !spaced || length !== String(body.length)) return null;
  return { method, path, headers, body: new Uint8Array(body) };
}

/** The whole answer as HTTP/1.1 text; the connection ends with it. */
function writeByHand(status: number, headers: readonly (readonly [string, string])[], body: Uint8Array): Buffer {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
