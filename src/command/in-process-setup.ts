import type { Check } from '../model/check.ts';
import type { Clock } from '../model/clock.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Secret } from '../model/secret.ts';
import type { DemoCredentials, Fault } from '../model/simulator.ts';
import { defaultLimits } from '../model/target.ts';
import { createObserver } from '../observe/observe.ts';
import { everything } from '../plan/select.ts';
import { createLane } from '../run/lane.ts';
import { createRegistry } from '../secrets/registry.ts';
import { makeSecret } from '../secrets/secret.ts';
import { createInProcessTarget } from './in-process-target.ts';
import type { LoadedContract } from './load-contract.ts';
import type { ProviderSetup } from './provider-setup.ts';
import { randomFor } from './run-context.ts';
import { simulatorOf } from './simulators.ts';

export type InProcess = {
  readonly spec: ProviderSpec;
  readonly contract: LoadedContract;
  readonly credentials: DemoCredentials;
  readonly checks: readonly Check[];
  readonly faults?: readonly Fault[];
  /** Readings that the simulator follows. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Only cases whose id ends in one of these. */
  readonly only?: readonly string[];
  /** Readings that the run takes for granted. */
  readonly overrides?: Readonly<Record<string, string>>;
};

/** 2026-01-01T00:00:00Z: no case depends on today. */
const virtualNow = 1_767_225_600_000;
export const virtualClock: Clock = { wall: () => virtualNow, monotonic: () => 0 };

/** Time for waiting: it passes only when somebody sleeps. */
function virtualPace(): { readonly clock: Clock; readonly sleep: (ms: number) => Promise<void> } {
  let now = 0;
  return {
    clock: { wall: () => virtualNow, monotonic: () => now },
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
}

/** A provider whose simulator is called without a socket, on a clock that stands still. */
export function inProcessSetup({
  spec,
  contract,
  credentials,
  checks,
  faults = [],
  readings = {},
  only = [],
  overrides = {},
}: InProcess): ProviderSetup {
  const baseUrl = `http://127.0.0.1/${spec.id}${spec.wholeUrl ? '/token' : ''}`;
  const registry = createRegistry({ publicSamples: spec.publicSamples });
  for (const { name, secret } of spec.credentials) {
    const value = credentials.get(name);
    if (value !== undefined && secret !== false) registry.learn(name, value);
  }
  const simulator = simulatorOf(spec, credentials, {
    seed: 1,
    clock: virtualClock,
    readings,
    faults,
    extension: contract.extension,
  });
  const mount = `http://127.0.0.1/${spec.id}`;
  const pace = virtualPace();
  return {
    spec,
    baseUrl,
    shownBaseUrl: baseUrl,
    credentials: new Map<string, Secret>([...credentials].map(([name, value]) => [name, makeSecret(name, value)])),
    clock: virtualClock,
    randomFor: randomFor(1, true),
    registry,
    validate: contract.validate,
    written: contract.written,
    lane: createLane({
      target: createInProcessTarget(simulator, mount, virtualClock),
      limits: defaultLimits,
      perMinute: null,
      budget: null,
      clock: pace.clock,
      sleep: pace.sleep,
      signal: new AbortController().signal,
    }),
    observer: createObserver({ redactor: registry, limits: defaultLimits, clock: virtualClock }),
    baseline: null,
    waivers: [],
    overrides,
    selection: { ...everything, only, configured: new Set(credentials.keys()) },
    checks,
    probes: 8,
    concurrency: 1,
    bail: false,
    strictDrift: false,
    today: new Date(virtualNow).toISOString().slice(0, 10),
    variables: new Map(),
    urlVariable: '',
    signal: new AbortController().signal,
  };
}
