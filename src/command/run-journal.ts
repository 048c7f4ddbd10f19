import type { CaseReport } from '../model/report.ts';
import { journalLine } from '../report/journal.ts';
import { Withheld, WriteFailure } from '../store/write-file.ts';
import type { JournalFile } from '../store/journal-file.ts';

/** The journal of a run. What goes wrong with it is kept for the end: a journal never changes a verdict. */
export type RunJournal = {
  /** The header or the footer. */
  write(line: string): void;
  finished(provider: string, report: CaseReport): void;
  /** The provider's cases as they are judged at the end, in plan order. */
  ended(provider: string, reports: readonly CaseReport[]): void;
  close(): void;
  readonly failure: WriteFailure | Withheld | null;
};

/**
 * Lines as cases finish. With a fixed clock provider by provider, each when it has ended, in plan order: then every byte is
 * the same whatever finished first. `trip` is called when a line holds a secret: the run has nothing more to gain.
 */
export function createRunJournal(
  file: JournalFile,
  {
    providers,
    fixed,
    trip,
  }: { readonly providers: readonly string[]; readonly fixed: boolean; readonly trip: () => void },
): RunJournal {
  const waiting = new Map<string, readonly CaseReport[] | null>(providers.map((id) => [id, null]));
  let failure: RunJournal['failure'] = null;
  const attempt = (work: () => void): void => {
    if (failure !== null) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof WriteFailure || error instanceof Withheld)) throw error;
      failure = error;
      if (error instanceof Withheld) trip();
    }
  };
  const write = (line: string): void => attempt(() => file.append(line));
  return {
    write,
    finished(provider, report) {
      if (!fixed) write(journalLine(provider, report));
    },
    ended(provider, reports) {
      if (!fixed) return;
      waiting.set(provider, reports);
      for (const [id, ready] of waiting) {
        if (ready === null) return;
        for (const report of ready) write(journalLine(id, report));
        waiting.delete(id);
      }
    },
    close() {
      const before = failure;
      failure = null;
      attempt(() => file.close());
      failure = before ?? failure;
    },
    get failure() {
      return failure;
    },
  };
}
