import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on a free loopback port that counts what reaches it. Closed when the test is over. */
export type Listener = {
  readonly origin: string;
  readonly port: number;
  readonly connections: number;
  readonly requests: number;
};

export async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Listener> {
  let connections = 0;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    get connections() {
      return connections;
    },
    get requests() {
      return requests;
    },
  };
}

/** Takes every request and never answers. */
export const silent = (): Promise<Listener> => listen(() => undefined);
