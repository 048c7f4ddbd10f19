import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { exitOf, type StopSignal } from '../judge/exit-code.ts';
import { addSummaries } from '../judge/summary.ts';
import type { ProviderJudged } from './judge-provider.ts';
import type { OutputGuard } from '../model/secret.ts';
import { runProvider } from '../pipeline.ts';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { journalFooter, journalHeader } from '../report/journal.ts';
import { plural } from '../report/plural.ts';
import { createProgress, type Progress, type ProgressStream } from '../report/progress.ts';
import type { TerminalOptions } from '../report/terminal-options.ts';
import { renderTerminal } from '../report/terminal-report.ts';
import { openJournal } from '../store/journal-file.ts';
import { openReportsFolder, type ReportsFolder } from '../store/reports-folder.ts';
import { textOf, type Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { widthOf, type Streams } from './output.ts';
import { formats } from './formats.ts';
import { heading, total } from './planned-calls.ts';
import { prepareRun, type PreparedRun } from './prepare-run.ts';
import { createProblems } from './problems.ts';
import { createRunContext, type RunContext } from './run-context.ts';
import { createRunStop, type RunStop } from './run-deadline.ts';
import { createRunJournal, type RunJournal } from './run-journal.ts';
import { readSeed } from './run-options.ts';
import { endOfReport, providerReports, startOfReport } from './run-report.ts';
import { listenForStop } from './shutdown.ts';
import type { SimulatorThread } from './simulator-thread.ts';
import { sleep } from './sleep.ts';
import { inspectWorkspace, type Workspace } from './workspace.ts';
import { writeReports, type Reporter } from './write-reports.ts';

/** Settle, plan, run, check, judge, report. `simulators` serve where the target is simulated; whoever started them ends them. */
export async function conductRun(
  simulators: SimulatorThread | null,
  args: Arguments,
  surroundings: CommandContext,
): Promise<number> {
  const problems = createProblems();
  const inspected = await inspectWorkspace(args, false);
  problems.add(inspected.problems);
  const seed = readSeed(args, problems);
  const { workspace } = inspected;
  const context = problems.attempt(() => createRunContext(process.env, seed, workspace?.root ?? process.cwd()));
  if (workspace === null || context === null) return problems.reject();
  const shutdown = listenForStop();
  const stop = createRunStop(shutdown.signal, sleep);
  let prepared: PreparedRun | null = null;
  try {
    const around = { context, registry: surroundings.registry, signal: stop.signal };
    prepared = await prepareRun(args, workspace, around, problems, simulators);
    const folder = openReportsFolder(resolve(textOf(args, 'out') ?? 'reports'), context.runId);
    try {
      const course = { context, stop, folder, interrupted: () => shutdown.by };
      return await perform(args, surroundings, workspace, prepared, course);
    } finally {
      folder.close();
    }
  } finally {
    stop.done();
    shutdown.release();
    await prepared?.close();
  }
}

type Course = {
  readonly context: RunContext;
  readonly stop: RunStop;
  readonly folder: ReportsFolder;
  readonly interrupted: () => StopSignal | null;
};

async function perform(
  args: Arguments,
  { output, guard, streams }: CommandContext,
  workspace: Workspace,
  prepared: PreparedRun,
  { context, stop, folder, interrupted }: Course,
): Promise<number> {
  const head = startOfReport(workspace.targets.profile, prepared, context);
  const journal = createRunJournal(openJournal(join(folder.run, 'journal.ndjson'), guard), {
    providers: prepared.setups.map(({ spec }) => spec.id),
    fixed: context.fixed,
    trip: () => stop.now(),
  });
  journal.write(journalHeader(head));
  if (prepared.kind === 'http') {
    if (!output.quiet) output.tell(planOf(prepared));
    stop.startDeadline(prepared.planned);
  }
  const progress = createProgress({
    stream: guarded(streams.stderr, guard),
    enabled: output.isTerminal && !output.quiet,
  });
  saveMemory(prepared);
  const started = context.clock.monotonic();
  let judged: readonly ProviderJudged[];
  try {
    judged = await runAll(prepared, journal, progress);
  } catch (error) {
    stop.now();
    throw error;
  } finally {
    progress.clear();
  }
  const providers = providerReports(
    workspace.specs.map(({ id }) => id),
    judged.map(({ report }) => report),
    prepared.skipped,
  );
  const exit = exitOf(providers, addSummaries(providers.map(({ summary }) => summary)), {
    interrupted: interrupted(),
    allowFlaky: args.flags.has('allow-flaky'),
    staleWaivers: judged.flatMap(({ stale }) => stale.map(({ at }) => at)),
  });
  const report = endOfReport(
    head,
    {
      durationMs: Math.round(context.clock.monotonic() - started),
      complete: !stop.signal.aborted,
      exitCode: exit.code,
      exitReason: exit.reason,
    },
    providers,
  );
  journal.write(journalFooter(report));
  journal.close();
  const verbose = args.flags.has('verbose');
  return writeReports(report, {
    folder,
    reporters: prepared.options.formats.map((name) => formats[name]),
    terminal: output.quiet
      ? null
      : terminalReporter({ color: output.color, columns: output.columns, verbose }, folder.latest),
    guard,
    output,
    before: journal.failure,
  });
}

/** Rendered after the files are written: what could not be is not named. */
const terminalReporter = (options: TerminalOptions, latest: string): Reporter => ({
  file: 'the terminal',
  render: async (report) => `${renderTerminal(report, options)}${whereToRead(latest)}`,
});

/** The path is relative to where the reader is; the name of a folder may hold anything. */
function whereToRead(latest: string): string {
  const [first] = (['html', 'markdown', 'junit', 'json'] as const)
    .map((name) => join(latest, formats[name].file))
    .filter((file) => existsSync(file));
  return first === undefined ? '' : `report: ${escapeTerminal(relative(process.cwd(), first))}`;
}

/** A title may hold what must not be shown; then there is no progress to see. */
const guarded = (stream: Streams['stderr'], guard: OutputGuard): ProgressStream => ({
  columns: widthOf(stream, 80),
  write: (text) => guard.inspect('progress', text).length === 0 && stream.write(text),
});

const manyCases = 1_000;

/** The heap of a large run grows by less between two collections than V8 would have it: it is half as large for the same time. */
function saveMemory({ planned }: PreparedRun): void {
  if (planned.reduce((sum, { cases }) => sum + cases, 0) > manyCases) setFlagsFromString('--heap-growing-percent=25');
}

const planOf = ({ target, planned, skipped }: PreparedRun): string =>
  [
    ...planned.map(heading),
    ...skipped.map(({ spec, reason }) => `${spec.id}: skipped, ${reason}`),
    total(target.name, planned),
  ].join('\n');

/** Every provider at the same time; cases of one provider as its rate allows. */
function runAll({ setups }: PreparedRun, journal: RunJournal, progress: Progress): Promise<readonly ProviderJudged[]> {
  let done = 0;
  return Promise.all(
    setups.map(async (setup) => {
      const { id } = setup.spec;
      const result = await runProvider(setup, (report) => {
        done += 1;
        progress.update(`${plural(done, 'case')}  ${id}  ${report.title}`);
        journal.finished(id, report);
      });
      journal.ended(id, result.report.cases);
      return result;
    }),
  );
}
