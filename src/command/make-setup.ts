import { checksOf } from '../check/profile.ts';
import type { TargetConfig, TargetsFile } from '../config/targets.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Redactor, Secret } from '../model/secret.ts';
import type { Target } from '../model/target.ts';
import type { Waiver } from '../model/waiver.ts';
import { createObserver } from '../observe/observe.ts';
import { createLane } from '../run/lane.ts';
import { makeSecret } from '../secrets/secret.ts';
import type { LoadedContract } from './load-contract.ts';
import type { ProviderSetup } from './provider-setup.ts';
import type { Reach } from './reach.ts';
import { randomFor, type RunContext } from './run-context.ts';
import type { RunOptions } from './run-options.ts';
import { shellVariables } from './shell-variables.ts';
import { sleep } from './sleep.ts';

/** What a provider brings to a run beside its spec: its own code, what was accepted, what is waived, which readings are held. */
export type ProviderFiles = {
  readonly contract: LoadedContract;
  readonly baseline: Baseline | null;
  readonly waivers: readonly Waiver[];
  readonly overrides: Readonly<Record<string, string>>;
};

export type RunSurroundings = {
  readonly context: RunContext;
  readonly registry: Redactor;
  readonly signal: AbortSignal;
};

export type SetupParts = {
  readonly options: RunOptions;
  readonly around: RunSurroundings;
  readonly target: TargetConfig;
  readonly targets: TargetsFile;
  readonly client: Target;
  readonly files: ProviderFiles;
};

const shownOrigin = 'http://127.0.0.1:40123';

/** A URL that is configured whole may have a query, and in it a key: what it says is nobody's to read. */
const withoutQuery = (url: string): string => url.replaceAll(/([?&])([^=&]*=)?[^&]+/g, '$1$2«url»');

/** One provider, ready for the pipeline. */
export function makeSetup(parts: SetupParts, { spec, baseUrl, origin, credentials }: Reach): ProviderSetup {
  const { options, around, target, client, files } = parts;
  const { context, registry, signal } = around;
  const isSimulator = target.kind === 'simulator';
  const own = target.providers[spec.id];
  const perMinute = own?.perMinute ?? null;
  // A simulator issues another token each time that it gets the same bytes: which case gets which hangs on who comes first.
  const isRepeatable = context.fixed && isSimulator;
  const probes = own?.probes ?? 8;
  return {
    spec,
    baseUrl,
    shownBaseUrl: withoutQuery(isRepeatable ? baseUrl.replace(origin, shownOrigin) : baseUrl),
    credentials: new Map<string, Secret>([...credentials].map(([name, value]) => [name, makeSecret(name, value)])),
    clock: context.clock,
    randomFor: randomFor(context.seed, isSimulator),
    registry,
    validate: files.contract.validate,
    written: files.contract.written,
    lane: createLane({
      target: client,
      limits: target.limits,
      perMinute,
      budget: options.budget,
      probes,
      clock: context.pace,
      sleep,
      signal,
    }),
    observer: createObserver({ redactor: registry, limits: target.limits, clock: context.clock }),
    baseline: files.baseline,
    waivers: files.waivers.filter((waiver) => waiver.target === target.name),
    overrides: files.overrides,
    selection: { ...options.selection, configured: new Set(credentials.keys()) },
    checks: checksOf(parts.targets.profile),
    probes,
    // One after another where the rate is bounded, where the first failing case ends the provider, and to be repeatable.
    concurrency: perMinute !== null || options.bail || isRepeatable ? 1 : options.concurrency,
    bail: options.bail,
    strictDrift: options.strictDrift,
    today: context.today,
    ...shellVariables(spec, own, parts.targets),
    signal,
  };
}
