import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findTarget } from '../config/find-target.ts';
import type { TargetConfig } from '../config/targets.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Redactor } from '../model/secret.ts';
import type { Waiver } from '../model/waiver.ts';
import { readBaseline } from '../store/baseline-file.ts';
import { createHttpTarget } from '../target/http-target.ts';
import { textOf, textsOf, type Arguments } from './arguments.ts';
import { clientTls } from './client-tls.ts';
import { loadContract } from './load-contract.ts';
import { makeSetup, type ProviderFiles, type RunSurroundings } from './make-setup.ts';
import { createProblems, type Problems } from './problems.ts';
import { plannedProvider, type PlannedProvider } from './planned-calls.ts';
import type { ProviderSetup } from './provider-setup.ts';
import { reachLive, reachSimulators, type Skipped } from './reach.ts';
import { readOverrides } from './reading-options.ts';
import { readRunOptions, type RunOptions } from './run-options.ts';
import { startSimulators, type SimulatorThread } from './simulator-thread.ts';
import type { Workspace } from './workspace.ts';

/** A run made ready: every provider that is configured, and why the others are not. Nothing has been sent. */
export type PreparedRun = {
  readonly target: TargetConfig;
  readonly kind: 'simulator' | 'http';
  readonly options: RunOptions;
  readonly setups: readonly ProviderSetup[];
  /** What each of them will cost. */
  readonly planned: readonly PlannedProvider[];
  readonly skipped: readonly Skipped[];
  close(): Promise<void>;
};

/**
 * Options, targets, credentials, generated code, cases, baselines and waivers, all checked together before anything is sent.
 * Rejects with every problem, those that the caller found before included. `started` serves where the target is simulated; else a
 * thread is started here. Either is closed with the run, or before this rejects.
 */
export async function prepareRun(
  args: Arguments,
  workspace: Workspace,
  around: RunSurroundings,
  problems: Problems = createProblems(),
  started: SimulatorThread | null = null,
): Promise<PreparedRun> {
  const target = problems.attempt(() => targetOf(args, workspace));
  const simulators = target?.kind === 'simulator' ? (started ?? startSimulators(naming(args, workspace))) : null;
  try {
    return await prepareFor(target, simulators, { args, workspace, around, problems });
  } catch (error) {
    await simulators?.close();
    throw error;
  }
}

/** Only the providers that are looked at. */
const naming = (args: Arguments, { specs }: Workspace): Arguments => ({
  ...args,
  values: new Map([...args.values, ['provider', specs.map(({ id }) => id)]]),
});

type Asked = {
  readonly args: Arguments;
  readonly workspace: Workspace;
  readonly around: RunSurroundings;
  readonly problems: Problems;
};

async function prepareFor(
  target: TargetConfig | null,
  simulators: SimulatorThread | null,
  { args, workspace, around, problems }: Asked,
): Promise<PreparedRun> {
  const options = readRunOptions(args, target?.kind === 'http', problems);
  const files = await readFiles(args, workspace, target, problems);
  const tls = target === null ? null : problems.attempt(() => clientTls(target, workspace.root));
  const live =
    target?.kind === 'http'
      ? reachLive(workspace, target, new Set([...textsOf(args, 'provider'), ...target.required]))
      : { providers: [], skipped: [], problems: [] };
  problems.add(live.problems);
  // Before the first problem is told: what is wrong may be an option that holds one of them.
  for (const { spec, credentials } of live.providers) learnAll(around.registry, spec, credentials);
  problems.rejectIfAny();
  if (target === null || tls === null) return problems.reject();

  const providers = simulators === null ? live.providers : reachSimulators(workspace.specs, await simulators.ready);
  if (simulators !== null) for (const { spec, credentials } of providers) learnAll(around.registry, spec, credentials);
  if (tls.clientKey !== null) around.registry.learn('clientKey', tls.clientKey.reveal());
  const { name, kind, limits, proxy } = target;
  const origins = providers.map(({ origin }) => origin);
  const client = createHttpTarget({ name, kind, origins, limits, tls, proxy, clock: around.context.clock });
  const setups = providers.map((reach) => {
    const own = files.get(reach.spec.id);
    if (own === undefined) throw new RangeError(`no contract ${reach.spec.id}`);
    return makeSetup({ options, around, target, targets: workspace.targets, client, files: own }, reach);
  });
  const planned = setups.flatMap(
    (setup) =>
      problems.attempt(() =>
        plannedProvider(setup, {
          perMinute: target.providers[setup.spec.id]?.perMinute ?? null,
          budget: options.budget,
          list: args.command === 'plan',
        }),
      ) ?? [],
  );
  problems.rejectIfAny();
  return {
    target,
    kind,
    options,
    setups,
    planned,
    skipped: live.skipped,
    async close() {
      await client.close();
      await simulators?.close();
    },
  };
}

export function targetOf(args: Arguments, { targets, targetsPath }: Workspace): TargetConfig {
  const found = findTarget(targets, textOf(args, 'target') ?? 'mock', targetsPath);
  if ('code' in found) throw new Rejected([found]);
  return found;
}

/** What each provider has in its folder, and which readings are held. What cannot be read becomes a problem. */
async function readFiles(
  args: Arguments,
  { specs, contracts, root, targetsPath }: Workspace,
  target: TargetConfig | null,
  problems: Problems,
): Promise<ReadonlyMap<string, ProviderFiles>> {
  // Without a spec every reading would look unknown.
  const texts = specs.length === 0 ? [] : textsOf(args, 'reading');
  const asked = problems.attempt(() => readOverrides(texts, specs)) ?? {};
  const found = new Map<string, ProviderFiles>();
  for (const spec of specs) {
    const contract = await problems.attemptLater(() => loadContract(spec, contracts, root));
    const waivers = await waiversOf(contracts, spec.id, root);
    problems.add(waivers.problems);
    if (target === null) continue;
    const baseline = readBaseline(contracts, spec.id, target.name, root);
    problems.add(baseline.problems);
    const held = Object.entries(target.providers[spec.id]?.readings ?? {}).map(([id, reading]) => `${id}=${reading}`);
    const overrides = { ...problems.attempt(() => readOverrides(held, [spec], targetsPath)), ...asked };
    if (contract !== null)
      found.set(spec.id, { contract, baseline: baseline.baseline, waivers: waivers.waivers, overrides });
  }
  return found;
}

/** Most providers have none; then no parser is loaded for them. */
async function waiversOf(contracts: string, provider: string, root: string): Promise<ReadWaivers> {
  if (!existsSync(join(contracts, provider, 'waivers.yaml'))) return { waivers: [], problems: [] };
  const { readWaivers } = await import('../store/waivers-file.ts');
  return readWaivers(contracts, provider, root);
}

type ReadWaivers = { readonly waivers: readonly Waiver[]; readonly problems: readonly Problem[] };

function learnAll(registry: Redactor, spec: ProviderSpec, credentials: ReadonlyMap<string, string>): void {
  for (const [name, value] of credentials) {
    const isShown = spec.credentials.find((rule) => rule.name === name)?.secret === false;
    if (!isShown && !spec.publicSamples.includes(value)) registry.learn(name, value);
  }
}
