import { Client } from 'undici';
import type { Socket } from 'node:net';
import type { Limits } from '../model/target.ts';
import { fault, Fault } from './failure.ts';
import { tapSocket, type Tap } from './tap.ts';

/** One socket with undici's HTTP/1.1 client on it. It is never reconnected: a new socket is a new connection. */
export type Connection = {
  readonly client: Client;
  readonly socket: Socket;
  readonly tap: Tap;
  readonly secure: boolean;
  /** Exchanges it has carried. */
  served: number;
};

/** Twice the body plus its head: room for any honest chunking. */
const wireCeiling = ({ wireBytes, headerBytes }: Limits): number => 2 * wireBytes + headerBytes;

export function createConnection(socket: Socket, origin: string, limits: Limits): Connection {
  const tap = tapSocket(socket, { headBytes: limits.headerBytes, maxBytes: wireCeiling(limits) });
  let given = false;
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
        if (given) answer(new Fault(staleConnection()), null);
        else answer(null, socket);
        given = true;
      });
    },
  });
  return { client, socket, tap, secure: origin.startsWith('https:'), served: 0 };
}

/** Nothing was written on it: the request can go out on another connection. */
export const staleConnection = (): ReturnType<typeof fault> =>
  fault('E_CONN_STALE', 'send', 'network', 'the kept connection was closed before the request was answered');

export function destroyConnection({ client, socket }: Connection): void {
  void client.destroy(null);
  socket.destroy();
}
