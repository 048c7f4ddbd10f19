import { parentPort } from 'node:worker_threads';
import { unpacked } from '../model/packed-spec.ts';
import { serve } from '../simulate/http-server.ts';
import { loadExtension } from './load-extension.ts';
import { simulateProvider } from './simulators.ts';
import type { SimulatorOrder, SimulatorsReady } from './simulator-thread.ts';

/** The thread of the simulators: takes one order, serves it on a free loopback port, and posts where. It is ended from outside. */
parentPort?.once('message', (order: SimulatorOrder) => {
  void start(order).then((ready) => parentPort?.postMessage(ready));
});

async function start({ specs, seed, fixedAt, contracts, root }: SimulatorOrder): Promise<SimulatorsReady> {
  const clock =
    fixedAt === null
      ? { wall: () => Date.now(), monotonic: () => performance.now() }
      : { wall: () => fixedAt, monotonic: () => 0 };
  const simulated = await Promise.all(
    specs.map(async (spec) => {
      const extension = await loadExtension(contracts, spec.id, root);
      return simulateProvider(unpacked(spec), { seed, clock, readings: {}, faults: [], extension });
    }),
  );
  const { origin } = await serve(
    simulated.map(({ spec, simulator }) => ({ provider: spec.id, simulator })),
    { port: 0, tls: null },
  );
  return { origin, credentials: new Map(simulated.map((one) => [one.spec.id, one.credentials])) };
}
