import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Rejected } from '../model/problem.ts';
import type { RawResponse } from '../model/simulator.ts';
import { answerBroken, type BrokenRequest } from './broken-request.ts';
import { type Mount, mountOf } from './mount.ts';
import { performResponse } from './perform-response.ts';

export type ServeOptions = {
  /** 0 takes a free one. */
  readonly port: number;
  /** PEM; null serves plain HTTP. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
  /** Largest request body; 1 MiB unless said otherwise. */
  readonly requestLimitBytes?: number;
};

export type Served = { readonly origin: string; close(): Promise<void> };

const timeoutMs = 5_000;
const maxConnections = 512;

/**
 * Serves each provider below `/<provider>` on 127.0.0.1 only. Requests for another Host get 421, larger bodies 413, a path
 * outside every mount 501; a simulator that throws costs that one request a 500. Nothing of a request is ever logged.
 * Rejects with E_PORT_IN_USE or E_PORT when the port cannot be had.
 */
export async function serve(mounts: readonly Mount[], options: ServeOptions): Promise<Served> {
  const limit = options.requestLimitBytes ?? 1 << 20;
  let hosts: ReadonlySet<string> = new Set();
  const listener: RequestListener = (request, response) => {
    answer(mounts, hosts, limit, request, response).catch(() => response.destroy());
  };
  const bounds = {
    headersTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    keepAliveTimeout: timeoutMs,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: 16_384,
  };
  const server =
    options.tls === null ? createServer(bounds, listener) : createTlsServer({ ...bounds, ...options.tls }, listener);
  server.maxConnections = maxConnections;
  server.on('clientError', (error: BrokenRequest, socket) => {
    if (socket.writable) socket.end(answerBroken(mounts, hosts, error));
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portProblem(options.port, error.code)));
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  hosts = new Set(['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`));
  return {
    origin: `${options.tls === null ? 'http' : 'https'}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  mounts: readonly Mount[],
  hosts: ReadonlySet<string>,
  limit: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const named = request.rawHeaders.filter(
    (_, index) => index % 2 === 0 && /^host$/i.test(request.rawHeaders[index] ?? ''),
  );
  if (named.length !== 1 || !hosts.has((request.headers.host ?? '').toLowerCase()))
    return plain(request, response, 421, 'this simulator answers only to its own address');
  const { mount, path } = mountOf(mounts, request.url ?? '/');
  if (mount === null) return plain(request, response, 501, path);
  const body = await readBody(request, limit);
  if (body === 'too-large') return plain(request, response, 413, `the body is larger than ${limit} bytes`);
  if (body === 'gone') return undefined;
  const headers = pairs(request.rawHeaders);
  let made: RawResponse;
  try {
    made = mount.simulator.respond({ method: request.method ?? '', path, headers, body });
  } catch {
    return plain(request, response, 500, 'the simulator failed on this request; this is a bug of ours');
  }
  return performResponse(request, response, made);
}

/** Small answers of the server itself. The connection ends when the request was not read to its end. */
function plain(request: IncomingMessage, response: ServerResponse, status: number, problem: string): void {
  const body = JSON.stringify({ problem });
  const close: Record<string, string> = request.complete ? {} : { Connection: 'close' };
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'Content-Length': body.length,
    ...close,
  });
  response.end(body);
  request.resume();
}

function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | 'too-large' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(request.headers['content-length'] ?? 0) > limit) resolve('too-large');
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        chunks.length = 0;
        resolve('too-large');
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    request.on('error', () => resolve('gone'));
    request.on('close', () => resolve('gone'));
  });
}

function pairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [])) as [string, string][];
}

function portProblem(port: number, code: string | undefined): Rejected {
  const problem =
    code === 'EADDRINUSE'
      ? {
          code: 'E_PORT_IN_USE',
          at: null,
          what: `port ${port} is in use`,
          fix: 'choose another with --port, or 0 for a free one',
        }
      : {
          code: 'E_PORT',
          at: null,
          what: `cannot listen on port ${port}`,
          got: code ?? 'unknown',
          fix: 'choose another with --port',
        };
  return new Rejected([problem]);
}
