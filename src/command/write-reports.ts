import { join } from 'node:path';
import type { ConformanceReport } from '../model/report.ts';
import type { OutputGuard } from '../model/secret.ts';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { lastLine } from '../report/headline.ts';
import type { ReportsFolder } from '../store/reports-folder.ts';
import { refuseSecrets, Withheld, WriteFailure, writeFile } from '../store/write-file.ts';
import { graver } from './exit-codes.ts';
import { formats } from './formats.ts';
import type { Output } from './output.ts';
import { briefFault } from './own-fault.ts';

/** One format: the file it is written to, and what makes it. */
export type Reporter = {
  readonly file: string;
  /** A text, or its pieces in order: a large report is never one string. */
  readonly render: (report: ConformanceReport) => Promise<string | Iterable<string>>;
};

export type Writing = {
  readonly folder: ReportsFolder;
  readonly reporters: readonly Reporter[];
  /** What is shown on stdout above the last line; null for nothing. */
  readonly terminal: Reporter | null;
  readonly guard: OutputGuard;
  readonly output: Output;
  /** What went wrong with the journal, which is written before. */
  readonly before: WriteFailure | Withheld | null;
};

/**
 * Writes every format, then the terminal report and the last line. One that fails does not keep the others from being written,
 * and never changes what they say but the exit code; a secret in any of them withholds all and leaves a stub.
 */
export async function writeReports(report: ConformanceReport, writing: Writing): Promise<number> {
  const { output, before, terminal, guard } = writing;
  const failures: WriteFailure[] = before instanceof WriteFailure ? [before] : [];
  try {
    if (before instanceof Withheld) throw before;
    failures.push(...(await writeAll(report, writing)));
    let shown = '';
    if (terminal !== null)
      await attempt(terminal.file, failures, async () => {
        const rendered = await terminal.render(report);
        const text = typeof rendered === 'string' ? rendered : [...rendered].join('');
        refuseSecrets(terminal.file, text, guard);
        shown = text;
      });
    for (const failure of failures) output.tell(escapeTerminal(failure.message));
    const [failure] = failures;
    const final = failure === undefined ? report : gravest(report, 5, unwritten(failure.reason));
    // The files that could be written carry the code that the process ends with.
    if (final !== report) await writeAll(final, writing);
    if (shown !== '') output.show(shown);
    output.say(lastLine(final));
    await output.flushed();
    if (output.broken === null) return final.run.exitCode;
    const late = gravest(final, 5, unwritten(output.broken));
    if (late !== final) await writeAll(late, writing);
    return late.run.exitCode;
  } catch (error) {
    if (error instanceof Withheld) return withhold(report, writing, error);
    throw error;
  }
}

const unwritten = (reason: string): string => `an output could not be written: ${reason}`;

/** Throws Withheld; everything else that goes wrong with one file is returned when all were tried. */
async function writeAll(report: ConformanceReport, { folder, reporters, guard }: Writing): Promise<WriteFailure[]> {
  const failures: WriteFailure[] = [];
  for (const { file, render } of reporters) {
    const path = join(folder.run, file);
    await attempt(path, failures, async () => writeFile(path, await render(report), guard));
  }
  await attempt(folder.latest, failures, async () => folder.publish());
  return failures;
}

async function attempt(name: string, failures: WriteFailure[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Withheld) throw error;
    failures.push(error instanceof WriteFailure ? error : new WriteFailure(name, briefFault(error)));
  }
}

/** Exit 6: nothing of the run leaves but a stub that says so. */
async function withhold(
  report: ConformanceReport,
  { folder, guard, output }: Writing,
  error: Withheld,
): Promise<number> {
  const names = [...new Set(error.secrets)].join(', ');
  const reason = `reports withheld: ${names} in ${error.sink.split('/').at(-1) ?? ''}; rotate what is named`;
  const stub = { ...gravest(report, 6, reason), providers: [] };
  folder.discard();
  writeFile(join(folder.run, formats.json.file), await formats.json.render(stub), guard);
  folder.publish();
  output.tell(escapeTerminal(error.message));
  output.say(lastLine(stub));
  return stub.run.exitCode;
}

/** The report under this code, unless its own takes precedence. */
function gravest(report: ConformanceReport, exitCode: number, exitReason: string): ConformanceReport {
  if (graver(report.run.exitCode, exitCode) === report.run.exitCode) return report;
  return { ...report, run: { ...report.run, exitCode, exitReason } };
}
