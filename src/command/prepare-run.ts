import { createEnvironment } from '../config/environment.ts';
import { resolveProvider, type Resolved } from '../config/resolve-provider.ts';
import { findTarget, type TargetConfig } from '../config/targets.ts';
import { checksOf } from '../check/profile.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Redactor, Secret } from '../model/secret.ts';
import type { Target } from '../model/target.ts';
import { createObserver } from '../observe/observe.ts';
import { createLane } from '../run/lane.ts';
import { makeSecret } from '../secrets/secret.ts';
import { serve } from '../simulate/http-server.ts';
import { readBaseline } from '../store/baseline-file.ts';
import { readWaivers } from '../store/waivers-file.ts';
import { createHttpTarget } from '../target/http-target.ts';
import { numberOf, textOf, textsOf, type Arguments } from './arguments.ts';
import { loadContract, type LoadedContract } from './load-contract.ts';
import type { ProviderSetup } from './provider-setup.ts';
import { readOverrides } from './reading-options.ts';
import { randomFor, type RunContext } from './run-context.ts';
import { readSelection } from './selection-options.ts';
import { shellVariables } from './shell-variables.ts';
import { simulateProvider } from './simulators.ts';
import { clientTls } from './client-tls.ts';
import type { Workspace } from './workspace.ts';

/** A run made ready: every provider that is configured, and why the others are not. Nothing has been sent. */
export type PreparedRun = {
  readonly target: TargetConfig;
  readonly kind: 'simulator' | 'http';
  readonly setups: readonly ProviderSetup[];
  readonly skipped: readonly { readonly spec: ProviderSpec; readonly reason: string }[];
  close(): Promise<void>;
};

type Reach = {
  readonly spec: ProviderSpec;
  readonly baseUrl: string;
  readonly origin: string;
  readonly credentials: ReadonlyMap<string, string>;
};

export type RunSurroundings = {
  readonly context: RunContext;
  readonly registry: Redactor;
  readonly signal: AbortSignal;
};

/** Targets, credentials, generated code, baselines and waivers, all checked together before anything is sent. */
export async function prepareRun(args: Arguments, workspace: Workspace, around: RunSurroundings): Promise<PreparedRun> {
  const { specs, contracts, root } = workspace;
  const target = targetOf(args, workspace);
  const loaded = new Map<string, LoadedContract>();
  for (const spec of specs) loaded.set(spec.id, await loadContract(spec, contracts, root));
  const overrides = readOverrides(textsOf(args, 'reading'), specs);
  const reached =
    target.kind === 'simulator'
      ? await reachSimulators(args, workspace, around, loaded)
      : reachLive(args, workspace, target);
  for (const { spec, credentials } of reached.providers) learnAll(around.registry, spec, credentials);
  const client = createHttpTarget({
    name: target.name,
    kind: target.kind,
    origins: reached.providers.map(({ origin }) => origin),
    limits: target.limits,
    tls: clientTls(target, root),
    proxy: target.proxy,
    clock: around.context.clock,
  });
  const setups = reached.providers.map((reach) => {
    const contract = loaded.get(reach.spec.id);
    if (contract === undefined) throw new RangeError(`no contract ${reach.spec.id}`);
    return providerSetup({ args, workspace, around, target, client, overrides, contract }, reach);
  });
  return {
    target,
    kind: target.kind,
    setups,
    skipped: reached.skipped,
    async close() {
      await client.close();
      await reached.close();
    },
  };
}

export function targetOf(args: Arguments, { targets, targetsPath }: Workspace): TargetConfig {
  const found = findTarget(targets, textOf(args, 'target') ?? 'mock', targetsPath);
  if ('code' in found) throw new Rejected([found]);
  return found;
}

type Reached = {
  readonly providers: readonly Reach[];
  readonly skipped: PreparedRun['skipped'];
  close(): Promise<void>;
};

/** Starts the simulators on a free loopback port; requests go to them over real HTTP. */
async function reachSimulators(
  args: Arguments,
  { specs }: Workspace,
  { context }: RunSurroundings,
  loaded: ReadonlyMap<string, LoadedContract>,
): Promise<Reached> {
  const seed = numberOf(args, 'seed', 1, 0, 999_999_999);
  const providers = specs.map((spec) =>
    simulateProvider(spec, {
      seed,
      clock: context.clock,
      readings: {},
      faults: [],
      extension: loaded.get(spec.id)?.extension ?? null,
    }),
  );
  const served = await serve(
    providers.map(({ spec, simulator }) => ({ provider: spec.id, simulator })),
    { port: 0, tls: null },
  );
  return {
    providers: providers.map(({ spec, credentials }) => ({
      spec,
      baseUrl: `${served.origin}/${spec.id}${spec.wholeUrl ? '/token' : ''}`,
      origin: served.origin,
      credentials,
    })),
    skipped: [],
    close: () => served.close(),
  };
}

/** Providers with all their variables; those with none are skipped, those with some are rejected. */
function reachLive(args: Arguments, workspace: Workspace, target: TargetConfig): Reached {
  refuseUnsafeNode();
  const { resolved, problems: found } = resolveLive(workspace, target);
  const named = new Set([...textsOf(args, 'provider'), ...target.required]);
  const problems = [...found];
  const providers: Reach[] = [];
  const skipped: { spec: ProviderSpec; reason: string }[] = [];
  for (const { spec, state } of resolved) {
    if (state.state === 'rejected') problems.push(...state.problems);
    else if (state.state === 'ready') providers.push({ spec, ...state });
    else if (named.has(spec.id)) problems.push(notConfigured(spec, state.reason));
    else skipped.push({ spec, reason: state.reason });
  }
  if (problems.length > 0) throw new Rejected(problems);
  return { providers, skipped, close: async () => undefined };
}

export const notConfigured = ({ id }: ProviderSpec, reason: string): Problem => ({
  code: 'E_NOT_CONFIGURED',
  at: null,
  what: `${id} was asked for, but is ${reason}`,
  fix: 'set its variables; docs/credentials.md',
});

export type ResolvedProvider = { readonly spec: ProviderSpec; readonly state: Resolved };

/** What the environment holds for each provider on a live target. */
export function resolveLive(
  { specs, targets, root }: Workspace,
  target: TargetConfig,
): { readonly resolved: readonly ResolvedProvider[]; readonly problems: readonly Problem[] } {
  const environment = createEnvironment(process.env, `${root}/.env`);
  const resolved = specs.map((spec) => ({
    spec,
    state: resolveProvider(spec, target.providers[spec.id], target.name, environment, targets.production),
  }));
  return { resolved, problems: environment.problems };
}

/** A Node that was told not to verify certificates must not carry credentials. */
function refuseUnsafeNode(): void {
  if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  throw new Rejected([
    {
      code: 'E_TLS_VERIFY_OFF',
      at: 'NODE_TLS_REJECT_UNAUTHORIZED',
      what: 'turns certificate checks off',
      fix: 'unset it; an own CA goes into CONTRACTS_CA_FILE',
    },
  ]);
}

function learnAll(registry: Redactor, spec: ProviderSpec, credentials: ReadonlyMap<string, string>): void {
  for (const [name, value] of credentials) {
    const isShown = spec.credentials.find((rule) => rule.name === name)?.secret === false;
    if (!isShown && !spec.publicSamples.includes(value)) registry.learn(name, value);
  }
}

type SetupParts = {
  readonly args: Arguments;
  readonly workspace: Workspace;
  readonly around: RunSurroundings;
  readonly target: TargetConfig;
  readonly client: Target;
  readonly overrides: Readonly<Record<string, string>>;
  readonly contract: LoadedContract;
};

function providerSetup(parts: SetupParts, { spec, baseUrl, origin, credentials }: Reach): ProviderSetup {
  const { args, workspace, around, target, client, overrides, contract } = parts;
  const { context, registry, signal } = around;
  const isSimulator = target.kind === 'simulator';
  const own = target.providers[spec.id];
  const { baseline, problems: baselineProblems } = readBaseline(workspace.contracts, spec.id, target.name);
  const { waivers, problems: waiverProblems } = readWaivers(workspace.contracts, spec.id);
  if (baselineProblems.length + waiverProblems.length > 0) throw new Rejected([...baselineProblems, ...waiverProblems]);
  const secrets = new Map<string, Secret>([...credentials].map(([name, value]) => [name, makeSecret(name, value)]));
  const budget = numberOf(args, 'budget', 0, 1, 100_000);
  return {
    spec,
    baseUrl,
    shownBaseUrl: context.fixed && isSimulator ? baseUrl.replace(origin, 'http://127.0.0.1:40123') : baseUrl,
    credentials: secrets,
    clock: context.clock,
    randomFor: randomFor(context.seed, isSimulator),
    registry,
    validate: contract.validate,
    written: contract.written,
    lane: createLane({
      target: client,
      limits: target.limits,
      perMinute: own?.perMinute ?? null,
      budget: budget === 0 ? null : budget,
      probes: own?.probes ?? 8,
      clock: context.clock,
      sleep: sleepUntil,
      signal,
    }),
    observer: createObserver({ redactor: registry, limits: target.limits, clock: context.clock }),
    baseline,
    waivers: waivers.filter((waiver) => waiver.target === target.name),
    overrides: {
      ...readOverrides(
        Object.entries(own?.readings ?? {}).map(([id, reading]) => `${id}=${reading}`),
        [spec],
        workspace.targetsPath,
      ),
      ...overrides,
    },
    selection: { ...readSelection(args, !isSimulator), configured: new Set(credentials.keys()) },
    checks: checksOf(workspace.targets.profile),
    probes: own?.probes ?? 8,
    concurrency: own?.perMinute == null ? numberOf(args, 'concurrency', 4, 1, 64) : 1,
    strictDrift: args.flags.has('strict-drift'),
    today: context.today,
    ...shellVariables(spec, own, workspace.targets),
    signal,
  };
}

async function sleepUntil(ms: number, signal: AbortSignal): Promise<void> {
  const { setTimeout: sleep } = await import('node:timers/promises');
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
