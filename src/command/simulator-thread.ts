import type { DemoCredentials } from '../model/simulator.ts';
import type { Arguments } from './arguments.ts';
import { startThread } from './thread.ts';

/** Where the simulators listen, and the credentials that they know, by provider. */
export type SimulatorsReady = { readonly origin: string; readonly credentials: ReadonlyMap<string, DemoCredentials> };

export type SimulatorThread = {
  /** Rejects when the thread ends before it serves. */
  readonly ready: Promise<SimulatorsReady>;
  close(): Promise<void>;
};

/**
 * The simulators of the providers that these arguments name, on a free loopback port; requests go to them over real HTTP. They have a
 * thread of their own, which reads the specs for itself: what the other side computes costs a run no time then, as with a live
 * target, and its keys are made while the run gets ready.
 */
export function startSimulators(args: Arguments): SimulatorThread {
  const thread = startThread(new URL('./simulator-worker.ts', import.meta.url), args);
  let served = false;
  const ready = new Promise<SimulatorsReady>((resolve, reject) => {
    thread.once('message', (where: SimulatorsReady) => {
      served = true;
      resolve(where);
    });
    thread.on('error', (error) => {
      // Nobody waits any more: a fault of ours in the middle of a run.
      if (served) throw error;
      reject(error);
    });
    thread.once('exit', () => reject(new RangeError('the simulators ended before they served')));
  });
  // Whoever closes without waiting has problems of its own to tell.
  ready.catch(() => undefined);
  return {
    ready,
    async close() {
      await thread.terminate();
    },
  };
}
