import { addSummaries } from '../judge/summary.ts';
import { exitOf } from '../judge/exit-code.ts';
import type { ConformanceReport, ProviderReport } from '../model/report.ts';
import { runProvider } from '../pipeline.ts';
import { journalFooter, journalHeader, journalLine } from '../report/journal.ts';
import { createProgress } from '../report/progress.ts';
import { openJournal } from '../store/journal-file.ts';
import { openReportsFolder } from '../store/reports-folder.ts';
import { join, relative, resolve } from 'node:path';
import type { Arguments } from './arguments.ts';
import { numberOf, textOf } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { readFormats } from './formats.ts';
import { prepareRun, targetOf, type PreparedRun } from './prepare-run.ts';
import { createRunContext, type RunContext } from './run-context.ts';
import { listenForStop } from './shutdown.ts';
import { toolVersion } from './version.ts';
import { openWorkspace } from './workspace.ts';
import { writeReports } from './write-reports.ts';

/** `contracts run`: settle, plan, run, check, judge, report. Returns the exit code. */
export async function run(args: Arguments, { output, registry, guard, streams }: CommandContext): Promise<number> {
  const formats = readFormats(textOf(args, 'format'));
  const workspace = await openWorkspace(args, false);
  const context = createRunContext(process.env, numberOf(args, 'seed', 1, 0, 999_999_999), workspace.root);
  const shutdown = listenForStop();
  const progress = createProgress({ stream: streams.stderr, enabled: output.isTerminal && !args.flags.has('quiet') });
  let prepared: PreparedRun | null = null;
  try {
    targetOf(args, workspace);
    const folder = openReportsFolder(resolve(textOf(args, 'out') ?? 'reports'), context.runId);
    prepared = await prepareRun(args, workspace, { context, registry, signal: shutdown.signal });
    const journal = openJournal(join(folder.run, 'journal.ndjson'), guard);
    journal.append(journalHeader(startOfReport(workspace.targets.profile, prepared, context)));

    const inOrder = orderedJournal(prepared, context.fixed, (line) => journal.append(line));
    let done = 0;
    const started = context.clock.monotonic();
    const judged = await Promise.all(
      prepared.setups.map(async (setup) => {
        const result = await runProvider(setup, (report) => {
          done += 1;
          progress.update(`${done} cases  ${setup.spec.id}  ${report.title}`);
          inOrder.add(setup.spec.id, journalLine(setup.spec.id, report));
        });
        inOrder.finished(setup.spec.id);
        return result;
      }),
    );
    progress.clear();

    const providers = providerReports(
      workspace.specs.map(({ id }) => id),
      judged.map(({ report }) => report),
      prepared,
    );
    const staleWaivers = judged.reduce((sum, { stale }) => sum + stale.length, 0);
    const summary = addSummaries(providers.map((provider) => provider.summary));
    const exit = exitOf(providers, summary, {
      interrupted: shutdown.by,
      allowFlaky: args.flags.has('allow-flaky'),
      staleWaivers,
    });
    const head = startOfReport(workspace.targets.profile, prepared, context);
    const report: ConformanceReport = {
      schemaVersion: 1,
      tool: head.tool,
      run: {
        ...head.run,
        durationMs: Math.round(context.clock.monotonic() - started),
        complete: shutdown.by === null,
        exitCode: exit.code,
        exitReason: exit.reason,
      },
      summary,
      providers,
    };
    journal.append(journalFooter(report));
    journal.close();
    return await writeReports(report, {
      folder,
      formats,
      guard,
      output,
      args,
      shownFolder: relative(workspace.root, folder.latest),
    });
  } finally {
    progress.clear();
    shutdown.release();
    await prepared?.close();
  }
}

function startOfReport(profile: string, { target, kind, setups, skipped }: PreparedRun, context: RunContext) {
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

const specOf = ({ file, sha256, openapi }: { file: string; sha256: string; openapi: string }) => ({
  file,
  sha256,
  openapi,
});

/** Reports in the order of the specs, with an empty one for each provider that was skipped. */
function providerReports(
  order: readonly string[],
  judged: readonly ProviderReport[],
  { skipped }: PreparedRun,
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

/**
 * Journal lines as they come; with a fixed clock sorted, provider by provider, so that every file is byte-equal
 * whatever finished first.
 */
function orderedJournal({ setups }: PreparedRun, fixed: boolean, append: (line: string) => void) {
  const waiting = new Map<string, string[]>(setups.map(({ spec }) => [spec.id, []]));
  const finishedProviders = new Set<string>();
  return {
    add(provider: string, line: string): void {
      if (fixed) waiting.get(provider)?.push(line);
      else append(line);
    },
    finished(provider: string): void {
      const own = waiting.get(provider);
      if (own === undefined || !fixed) return;
      finishedProviders.add(provider);
      for (const [id, lines] of waiting) {
        if (!finishedProviders.has(id)) return;
        for (const line of lines.toSorted()) append(line);
        waiting.delete(id);
      }
    },
  };
}
