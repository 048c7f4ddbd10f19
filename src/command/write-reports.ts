import { join } from 'node:path';
import type { ConformanceReport } from '../model/report.ts';
import type { OutputGuard } from '../model/secret.ts';
import { lastLine } from '../report/headline.ts';
import { renderTerminal } from '../report/terminal-report.ts';
import type { ReportsFolder } from '../store/reports-folder.ts';
import { Withheld, WriteFailure, writeFile } from '../store/write-file.ts';
import { graver } from './exit-codes.ts';
import { formats as known, type Format } from './formats.ts';
import type { Output } from './output.ts';
import { briefFault } from './own-fault.ts';

export type Writing = {
  readonly folder: ReportsFolder;
  readonly formats: readonly Format[];
  readonly guard: OutputGuard;
  readonly output: Output;
  readonly verbose: boolean;
  /** The latest folder as it is shown. */
  readonly shownFolder: string;
  /** What went wrong with the journal, which is written before. */
  readonly before: WriteFailure | Withheld | null;
};

/**
 * Writes every format, then the terminal report and the last line. One format that fails does not keep the others from
 * being written, and never changes what they say but the exit code; a secret in any of them withholds all and leaves a stub.
 */
export async function writeReports(report: ConformanceReport, writing: Writing): Promise<number> {
  const { output, before } = writing;
  try {
    if (before instanceof Withheld) throw before;
    const first = await writeAll(report, writing);
    const failures = before === null ? first : [before, ...first];
    for (const failure of failures) output.tell(failure.message);
    const [failure] = failures;
    const final = failure === undefined ? report : gravest(report, 5, unwritten(failure.reason));
    // The files that could be written carry the code that the process ends with.
    if (final !== report) await writeAll(final, writing);
    showReport(final, writing);
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
async function writeAll(report: ConformanceReport, { folder, formats, guard }: Writing): Promise<WriteFailure[]> {
  const failures: WriteFailure[] = [];
  const attempt = async (file: string, work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (error instanceof Withheld) throw error;
      failures.push(error instanceof WriteFailure ? error : new WriteFailure(file, briefFault(error)));
    }
  };
  for (const format of formats) {
    const { file, render } = known[format];
    const path = join(folder.run, file);
    await attempt(path, async () => writeFile(path, await render(report), guard));
  }
  await attempt(folder.latest, () => folder.publish());
  return failures;
}

function showReport(report: ConformanceReport, { output, verbose, shownFolder }: Writing): void {
  if (!output.quiet) {
    output.show(renderTerminal(report, { color: output.color, verbose, columns: output.columns }));
    output.show(`report: ${shownFolder}/index.html`);
  }
  output.say(lastLine(report));
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
  writeFile(join(folder.run, known.json.file), await known.json.render(stub), guard);
  folder.publish();
  output.tell(error.message);
  output.say(lastLine(stub));
  return stub.run.exitCode;
}

/** The report under this code, unless its own takes precedence. */
function gravest(report: ConformanceReport, exitCode: number, exitReason: string): ConformanceReport {
  if (graver(report.run.exitCode, exitCode) === report.run.exitCode) return report;
  return { ...report, run: { ...report.run, exitCode, exitReason } };
}
