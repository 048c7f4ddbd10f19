import { parentPort, workerData } from 'node:worker_threads';
import { serve } from '../simulate/http-server.ts';
import type { Arguments } from './arguments.ts';
import { keptSteps } from './kept-steps.ts';
import { loadExtension } from './load-extension.ts';
import { createProblems } from './problems.ts';
import { createRunContext } from './run-context.ts';
import { readSeed } from './run-options.ts';
import type { SimulatorsReady } from './simulator-thread.ts';
import { simulateProvider } from './simulators.ts';
import { openWorkspace } from './workspace.ts';

/** The thread of the simulators: serves them on a free loopback port and posts where. It is ended from outside. */
const args = workerData as Arguments;
const { specs, contracts, root } = await openWorkspace(args, false);
const { seed, clock } = createRunContext(process.env, readSeed(args, createProblems()), root);
const simulated = await Promise.all(
  specs.map(async (spec) => {
    const extension = await loadExtension(contracts, spec.id, root);
    return simulateProvider(spec, { seed, clock, readings: {}, faults: [], extension, steps: keptSteps(spec.id) });
  }),
);
const { origin } = await serve(
  simulated.map(({ spec, simulator }) => ({ provider: spec.id, simulator })),
  { port: 0, tls: null },
);
const credentials = new Map(simulated.map((one) => [one.spec.id, one.credentials]));
parentPort?.postMessage({ origin, credentials } satisfies SimulatorsReady);
