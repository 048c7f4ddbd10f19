import { createEnvironment } from '../config/environment.ts';
import { resolveProvider, type Resolved } from '../config/resolve-provider.ts';
import type { TargetConfig } from '../config/targets.ts';
import type { Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { SimulatorsReady } from './simulator-thread.ts';
import { keepDebuggerShut, unsafeNode } from './unsafe-node.ts';
import type { Workspace } from './workspace.ts';

/** Where a provider is, and with which credentials. */
export type Reach = {
  readonly spec: ProviderSpec;
  readonly baseUrl: string;
  readonly origin: string;
  readonly credentials: ReadonlyMap<string, string>;
};

export type Skipped = { readonly spec: ProviderSpec; readonly reason: string };

/** The providers as their simulators were started. */
export function reachSimulators(
  specs: readonly ProviderSpec[],
  { origin, credentials }: SimulatorsReady,
): readonly Reach[] {
  return specs.map((spec) => ({
    spec,
    baseUrl: `${origin}/${spec.id}${spec.wholeUrl ? '/token' : ''}`,
    origin,
    credentials: credentials.get(spec.id) ?? new Map<string, string>(),
  }));
}

/** Providers with all their variables; those with none are skipped, those with some are problems. `named` must be configured. */
export function reachLive(
  workspace: Workspace,
  target: TargetConfig,
  named: ReadonlySet<string>,
): {
  readonly providers: readonly Reach[];
  readonly skipped: readonly Skipped[];
  readonly problems: readonly Problem[];
} {
  keepDebuggerShut();
  const { resolved, problems: found } = resolveLive(workspace, target);
  const problems = [...unsafeNode(), ...found];
  const providers: Reach[] = [];
  const skipped: Skipped[] = [];
  for (const { spec, state } of resolved) {
    if (state.state === 'rejected') problems.push(...state.problems);
    else if (state.state === 'ready') providers.push({ spec, ...state });
    else if (named.has(spec.id)) problems.push(notConfigured(spec, state.reason));
    else skipped.push({ spec, reason: state.reason });
  }
  return { providers, skipped, problems };
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
