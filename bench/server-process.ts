import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { root } from './measured-process.ts';

/** A server in a process of its own. */
export type ServerProcess = {
  readonly origin: string;
  /** CPU time that it has used so far, in milliseconds. */
  cpuMs(): Promise<number>;
  stop(): void;
};

/** Starts `bench/<file>`, which sends `{origin}` when it listens and answers every message with its CPU time. */
export async function startServer(file: string): Promise<ServerProcess> {
  const child = fork(join(root, 'bench', file), { cwd: root });
  const { origin } = (await answer(child)) as { origin: string };
  return {
    origin,
    async cpuMs() {
      const reply = answer(child);
      child.send('cpu');
      return ((await reply) as { cpuMs: number }).cpuMs;
    },
    stop: () => child.disconnect(),
  };
}

function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('the server process ended'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}
