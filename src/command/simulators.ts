import { hash } from 'node:crypto';
import type { Clock, RandomBytes } from '../model/clock.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { DemoCredentials, Fault, RawRequest, Simulator, SimulatorExtension } from '../model/simulator.ts';
import { demoCredentials } from '../simulate/demo-credentials.ts';
import type { StepsToPrime } from '../simulate/demo-rsa-key.ts';
import { briefRandom, seededRandom } from '../simulate/seeded-random.ts';
import { createSimulator } from '../simulate/simulator.ts';

export type SimulatedProvider = {
  readonly spec: ProviderSpec;
  readonly credentials: DemoCredentials;
  readonly simulator: Simulator;
};

export type SimulateOptions = {
  readonly seed: number;
  readonly clock: Clock;
  readonly readings: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly extension: SimulatorExtension | null;
  /** For the demo keys; found anew unless said otherwise. */
  readonly steps?: StepsToPrime;
};

/** A simulated provider with its demo credentials, both made from the seed. */
export function simulateProvider(spec: ProviderSpec, options: SimulateOptions): SimulatedProvider {
  const credentials = demoCredentials(spec, seededRandom(`${options.seed}:credentials:${spec.id}`), options.steps);
  return { spec, credentials, simulator: simulatorOf(spec, credentials, options) };
}

/** A simulator whose random bytes depend on the request, so that the order of requests changes nothing that it mints. */
export function simulatorOf(spec: ProviderSpec, credentials: DemoCredentials, options: SimulateOptions): Simulator {
  const { seed, clock, readings, faults, extension } = options;
  const seen = new Map<string, number>();
  let current: RandomBytes = seededRandom(`${seed}:${spec.id}`);
  const known = new Set(spec.conflicts.map(({ id }) => id));
  const simulator = createSimulator({
    spec,
    credentials,
    readings: Object.fromEntries(Object.entries(readings).filter(([id]) => known.has(id))),
    faults,
    clock,
    random: (length) => current(length),
    extension,
  });
  /** Equal requests count, so that no two tokens are equal. */
  const randomOf = (request: RawRequest): RandomBytes => {
    const key = digest(request);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return briefRandom(`${seed}:${spec.id}:${key}:${times}`);
  };
  return {
    provider: spec.id,
    respond(request) {
      let random: RandomBytes | null = null;
      current = (length) => {
        random ??= randomOf(request);
        return random(length);
      };
      return simulator.respond(request);
    },
  };
}

/** Everything of a request but the headers that the connection adds. */
function digest({ method, path, headers, body }: RawRequest): string {
  const own = headers.filter(([name]) => !/^(host|connection|content-length|transfer-encoding)$/i.test(name));
  return hash('sha256', Buffer.concat([Buffer.from(`${JSON.stringify([method, path, own])}\n`), body]), 'base64url');
}
