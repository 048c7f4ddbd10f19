import { join } from 'node:path';
import type { ConformanceReport } from '../model/report.ts';
import type { OutputGuard } from '../model/secret.ts';
import { lastLine } from '../report/headline.ts';
import { renderTerminal } from '../report/terminal-report.ts';
import type { ReportsFolder } from '../store/reports-folder.ts';
import { Withheld, WriteFailure, writeFile } from '../store/write-file.ts';
import type { Arguments } from './arguments.ts';
import { formats as known, type Format } from './formats.ts';
import type { Output } from './output.ts';

export type Writing = {
  readonly folder: ReportsFolder;
  readonly formats: readonly Format[];
  readonly guard: OutputGuard;
  readonly output: Output;
  readonly args: Arguments;
  /** The latest folder as it is shown. */
  readonly shownFolder: string;
};

/**
 * Writes every format, then the terminal report and the last line. One format that fails does not keep the others from
 * being written; a secret in any of them withholds all and leaves a stub.
 */
export async function writeReports(report: ConformanceReport, writing: Writing): Promise<number> {
  const { folder, formats, guard, output, args } = writing;
  let failure: WriteFailure | null = null;
  try {
    for (const format of formats) {
      try {
        const { file, render } = known[format];
        writeFile(join(folder.run, file), await render(report), guard);
      } catch (error) {
        if (!(error instanceof WriteFailure)) throw error;
        failure ??= error;
      }
    }
    folder.publish();
  } catch (error) {
    if (error instanceof Withheld) return withhold(report, writing, error);
    if (!(error instanceof WriteFailure)) throw error;
    failure ??= error;
  }
  const final =
    failure === null || report.run.exitCode > 100
      ? report
      : withExit(report, 5, `an output could not be written: ${failure.reason}`);
  if (failure !== null) output.tell(failure.message);
  if (!args.flags.has('quiet')) {
    output.say(
      renderTerminal(final, { color: output.color, verbose: args.flags.has('verbose'), columns: output.columns }),
    );
    output.say(`report: ${writing.shownFolder}/index.html`);
  }
  output.say(lastLine(final));
  return final.run.exitCode;
}

/** Exit 6: nothing of the run leaves but a stub that says so. */
async function withhold(
  report: ConformanceReport,
  { folder, guard, output }: Writing,
  error: Withheld,
): Promise<number> {
  const stub = {
    ...withExit(report, 6, `reports withheld: ${error.secrets.join(', ')} in ${error.sink.split('/').at(-1) ?? ''}`),
    providers: [],
  };
  folder.discard();
  writeFile(join(folder.run, known.json.file), await known.json.render(stub), guard);
  folder.publish();
  output.tell(error.message);
  output.say(lastLine(stub));
  return 6;
}

function withExit(report: ConformanceReport, exitCode: number, exitReason: string): ConformanceReport {
  return { ...report, run: { ...report.run, exitCode, exitReason } };
}
