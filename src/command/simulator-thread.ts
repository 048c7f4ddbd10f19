import { packed, type PackedSpec } from '../model/packed-spec.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { DemoCredentials } from '../model/simulator.ts';
import type { Reach } from './reach.ts';
import type { RunContext } from './run-context.ts';
import { startThread } from './thread.ts';

/** Plain data: it passes between threads. */
export type SimulatorOrder = {
  readonly specs: readonly PackedSpec[];
  readonly seed: number;
  /** Milliseconds since 1970 at which the clock stands still; null where it runs. */
  readonly fixedAt: number | null;
  readonly contracts: string;
  readonly root: string;
};

/** Where the simulators listen, and the credentials that they know, by provider. */
export type SimulatorsReady = { readonly origin: string; readonly credentials: ReadonlyMap<string, DemoCredentials> };

export type SimulatorThread = {
  /** Where each provider is. Called once; rejects when the thread ends before it serves. */
  serve(
    specs: readonly ProviderSpec[],
    context: Pick<RunContext, 'fixed' | 'clock' | 'seed'>,
    folders: Pick<SimulatorOrder, 'contracts' | 'root'>,
  ): Promise<readonly Reach[]>;
  close(): Promise<void>;
};

/**
 * Simulators in a thread of their own, on a free loopback port; requests go to them over real HTTP. What the other side computes
 * costs a run no time then, as with a live target.
 */
export function openSimulators(): SimulatorThread {
  const thread = startThread(new URL('./simulator-worker.ts', import.meta.url));
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
    async serve(specs, { fixed, clock, seed }, { contracts, root }) {
      const fixedAt = fixed ? clock.wall() : null;
      thread.postMessage({ specs: specs.map(packed), seed, fixedAt, contracts, root } satisfies SimulatorOrder);
      const { origin, credentials } = await ready;
      return specs.map((spec) => ({
        spec,
        baseUrl: `${origin}/${spec.id}${spec.wholeUrl ? '/token' : ''}`,
        origin,
        credentials: credentials.get(spec.id) ?? new Map<string, string>(),
      }));
    },
    async close() {
      await thread.terminate();
    },
  };
}
