import { createRequire } from 'node:module';
import type { Client as HttpClient } from 'undici';
import type { Socket } from 'node:net';
import type { Limits } from '../model/target.ts';
import { emptyReply, stale } from './exchange-failure.ts';
import { Fault } from './failure.ts';
import { tapSocket, type Tap } from './tap.ts';

/** The client alone: the package's entry loads four times as much (fetch, WebSocket, caches) that is not used here. */
const Client = createRequire(import.meta.url)('undici/lib/dispatcher/client.js') as typeof HttpClient;

/** One socket with undici's HTTP/1.1 client on it. It is never reconnected: a new socket is a new connection. */
export type Connection = {
  readonly client: HttpClient;
  readonly socket: Socket;
  readonly tap: Tap;
  readonly secure: boolean;
  /** Exchanges it has carried. */
  served: number;
  /** The socket was closed before undici wrote the request. */
  lost: boolean;
};

/** Twice the body plus its head: room for any honest chunking. */
const wireCeiling = ({ wireBytes, headerBytes }: Limits): number => 2 * wireBytes + headerBytes;

export function createConnection(socket: Socket, origin: string, limits: Limits): Connection {
  const tap = tapSocket(socket, { headBytes: limits.headerBytes, maxBytes: wireCeiling(limits) });
  let given = false;
  const connection = { socket, tap, secure: origin.startsWith('https:'), served: 0, lost: false };
  const client = new Client(origin, {
    allowH2: false,
    pipelining: 1,
    maxHeaderSize: limits.headerBytes,
    maxResponseSize: -1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_options, answer) => {
      // Not at once: undici is still on its way into the call.
      queueMicrotask(() => {
        connection.lost = given;
        if (given) answer(new Fault(connection.served > 0 ? stale() : emptyReply(connection.secure)), null);
        else answer(null, socket);
        given = true;
      });
    },
  });
  return Object.assign(connection, { client });
}

export async function destroyConnection({ client, socket }: Connection): Promise<void> {
  socket.destroy();
  await client.destroy(null);
}
