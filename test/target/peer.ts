import { createServer, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { createHttpTarget, type HttpTargetOptions } from '../../src/target/http-target.ts';
import { defaultLimits, type Limits, type Target } from '../../src/model/target.ts';
import type { WireRequest } from '../../src/model/wire.ts';

/** What a peer does on a connection once it has read a request, in order; without an end it stays silent. */
export type Act =
  | { readonly write: string | Buffer }
  | { readonly wait: number }
  /** Writes this again and again until the other side goes away. */
  | { readonly flood: string; readonly everyMs?: number }
  | { readonly end: 'close' | 'reset' };

/** How `write` is cut up: a parser may depend on where a packet ends. */
export type Split = 'whole' | 'byte' | 'middle';

export type Peer = {
  readonly origin: string;
  readonly port: number;
  /** Connections that came in, in all. */
  readonly connections: () => number;
  /** Connections that are open now. */
  readonly open: () => number;
  /** Requests as they arrived. */
  readonly received: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** A server of literal bytes on 127.0.0.1. `acts` is asked for each complete request, with its number. */
export async function startPeer(
  acts: (request: number) => readonly Act[],
  options: { readonly split?: Split; readonly greets?: boolean } = {},
): Promise<Peer> {
  const sockets = new Set<Socket>();
  const received: string[] = [];
  let requests = 0;
  let connections = 0;

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket
      .on('error', () => {})
      .on('close', () => sockets.delete(socket))
      .setNoDelay(true);
    if (options.greets === true) {
      void perform(socket, acts(requests++), options.split ?? 'whole');
      return;
    }
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      while (isComplete(text)) {
        const end = requestEnd(text);
        received.push(text.slice(0, end));
        text = text.slice(end);
        void perform(socket, acts(requests++), options.split ?? 'whole');
      }
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    connections: () => connections,
    open: () => sockets.size,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const requestEnd = (text: string): number =>
  text.indexOf('\r\n\r\n') + 4 + Number(/^content-length:\s*(\d+)\s*$/im.exec(text)?.[1] ?? 0);

const isComplete = (text: string): boolean => text.includes('\r\n\r\n') && text.length >= requestEnd(text);

async function perform(socket: Socket, acts: readonly Act[], split: Split): Promise<void> {
  for (const act of acts) {
    if (socket.destroyed) return;
    if ('write' in act)
      await write(socket, typeof act.write === 'string' ? Buffer.from(act.write, 'latin1') : act.write, split);
    else if ('wait' in act) await setTimeout(act.wait);
    else if ('flood' in act) await flood(socket, act.flood, act.everyMs ?? 0);
    else if (act.end === 'close') socket.end();
    else socket.resetAndDestroy();
  }
}

async function write(socket: Socket, bytes: Buffer, split: Split): Promise<void> {
  const size = split === 'whole' ? bytes.length : split === 'byte' ? 1 : Math.ceil(bytes.length / 2);
  for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
    socket.write(bytes.subarray(at, at + size));
    if (size < bytes.length) await setImmediate();
  }
}

async function flood(socket: Socket, text: string, everyMs: number): Promise<void> {
  while (!socket.destroyed) {
    if (!socket.write(text, 'latin1') && everyMs === 0) {
      await Promise.race([
        new Promise((resolve) => socket.once('drain', resolve)),
        new Promise((resolve) => socket.once('close', resolve)),
      ]);
    }
    await (everyMs === 0 ? setImmediate() : setTimeout(everyMs));
  }
}

/** Small sizes, so that a test of one is over at once. Times are long: a test of one sets its own. */
export const smallLimits: Limits = { ...defaultLimits, wireBytes: 10_000, headerBytes: 4_096, headerFields: 50 };

/** Waits for something that another process or socket does. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(2);
}

const systemClock = { wall: () => Date.now(), monotonic: () => performance.now() };

export function targetFor(origins: readonly string[], changes: Partial<HttpTargetOptions> = {}): Target {
  return createHttpTarget({
    name: 'peer',
    kind: 'http',
    origins,
    limits: smallLimits,
    tls: { ca: [], clientCertificate: null, clientKey: null },
    proxy: null,
    clock: systemClock,
    ...changes,
  });
}

export const never = new AbortController().signal;

export function post(url: string, changes: Partial<WireRequest> = {}): WireRequest {
  return {
    method: 'POST',
    url,
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Name', 'value'],
    ],
    body: Buffer.from('{"a":1}'),
    beforeColon: new Map(),
    ...changes,
  };
}

/** A request that undici would not send as it is. */
export const rawPost = (url: string, changes: Partial<WireRequest> = {}): WireRequest =>
  post(url, { beforeColon: new Map([[1, ' ']]), ...changes });

export const reply = (body: string, head = ''): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${head}Content-Length: ${Buffer.from(body, 'latin1').length}\r\n\r\n${body}`;
