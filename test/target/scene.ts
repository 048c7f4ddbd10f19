import type { Server, Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { Target } from '../../src/model/target.ts';
import type { HttpTargetOptions } from '../../src/target/http-target.ts';
import type { Attempt } from '../../src/model/wire.ts';
import { reply, startPeer, targetFor, type Act, type Peer } from './peer.ts';

/** Peers and targets of a test file; each is closed after the test that made it. */
export type Scene = {
  readonly peerThat: (
    acts: (request: number) => readonly Act[],
    options?: Parameters<typeof startPeer>[1],
  ) => Promise<Peer>;
  /** Answers `{"n":0}`, `{"n":1}`, … */
  readonly answering: () => Promise<Peer>;
  readonly target: (origins: readonly string[], changes?: Partial<HttpTargetOptions>) => Target;
  /** The port on 127.0.0.1; server and connections are gone after the test. */
  readonly listen: (server: Server) => Promise<number>;
};

export function createScene(): Scene {
  const endings: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).toReversed()) await end();
  });
  const peerThat: Scene['peerThat'] = async (acts, options) => {
    const peer = await startPeer(acts, options);
    endings.push(peer.close);
    return peer;
  };
  return {
    peerThat,
    answering: () => peerThat((request) => [{ write: reply(`{"n":${request}}`) }]),
    target(origins, changes) {
      const target = targetFor(origins, changes);
      endings.push(() => target.close());
      return target;
    },
    async listen(server) {
      const sockets = new Set<Socket>();
      server.on('connection', (socket) => sockets.add(socket));
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      endings.push(async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => server.close(resolve));
      });
      return (server.address() as { port: number }).port;
    },
  };
}

export const bodyOf = ({ outcome }: Attempt): string => Buffer.from(outcome.response?.body ?? []).toString('latin1');
export const codeOf = ({ outcome }: Attempt): string | undefined => outcome.failure?.code;
