import type { ProviderSpec } from '../model/provider-spec.ts';
import type { ConformanceReport, ProviderReport } from '../model/report.ts';
import { addSummaries } from '../judge/summary.ts';
import type { JournalStart } from '../report/journal.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { Skipped } from './reach.ts';
import type { RunContext } from './run-context.ts';
import { toolVersion } from './version.ts';

/** What is known of a run before its first case. */
export function startOfReport(
  profile: string,
  { target, kind, setups, skipped }: PreparedRun,
  context: RunContext,
): JournalStart {
  return {
    tool: { name: 'token-contracts', version: toolVersion() },
    run: {
      id: context.runId,
      startedAt: context.startedAt,
      by: context.by,
      commit: context.commit,
      target: { name: target.name, kind },
      profile,
      seed: context.seed,
    },
    providers: [
      ...setups.map(({ spec }) => ({ id: spec.id, title: spec.title, spec: specOf(spec), skipped: null })),
      ...skipped.map(({ spec, reason }) => ({ id: spec.id, title: spec.title, spec: specOf(spec), skipped: reason })),
    ],
  };
}

/** The whole report of a run that ended, or was ended. */
export function endOfReport(
  { tool, run }: JournalStart,
  end: Pick<ConformanceReport['run'], 'durationMs' | 'complete' | 'exitCode' | 'exitReason'>,
  providers: readonly ProviderReport[],
): ConformanceReport {
  const summary = addSummaries(providers.map((provider) => provider.summary));
  return { schemaVersion: 1, tool, run: { ...run, ...end }, summary, providers };
}

const specOf = ({ file, sha256, openapi }: ProviderSpec): ProviderReport['spec'] => ({ file, sha256, openapi });

/** Reports in the order of the specs, with an empty one for each provider that was skipped. */
export function providerReports(
  order: readonly string[],
  judged: readonly ProviderReport[],
  skipped: readonly Skipped[],
): readonly ProviderReport[] {
  const empty = skipped.map(({ spec, reason }): ProviderReport => ({
    id: spec.id,
    title: spec.title,
    spec: specOf(spec),
    summary: addSummaries([]),
    skipped: reason,
    cases: [],
    conflicts: [],
    silences: [],
    evidence: [],
  }));
  return [...judged, ...empty].toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
