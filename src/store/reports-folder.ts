import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { takeTurn } from './take-turn.ts';
import { errno, WriteFailure } from './write-file.ts';

/** `reports/runs/<id>/`, and `reports/latest/` as a copy of it, file by file. */
export type ReportsFolder = {
  readonly run: string;
  readonly latest: string;
  /**
   * Copies what the run wrote to `latest`, where no other run copies at the same time; what an older run left is removed.
   * A file that cannot be copied keeps none of the others; then a WriteFailure is thrown at the end.
   */
  readonly publish: () => void;
  /** Removes what the run has written so far. */
  readonly discard: () => void;
  /** Nothing more will be written. */
  readonly close: () => void;
};

/** The files that a run may leave in its folders; only these are ever removed. */
const ours = /^(journal\.ndjson|report\.json|index\.html|junit\.xml|summary\.md|results\.sarif|exchanges\.har)$/;

/** Time in which another run copies its files, or ends if it has the same id, as with a fixed clock. */
const usualPatienceMs = 5_000;

/** Makes the folders and proves them writable before anything is sent. Throws a WriteFailure, and then leaves nothing new. */
export function openReportsFolder(out: string, runId: string, patienceMs = usualPatienceMs): ReportsFolder {
  const run = join(out, 'runs', runId);
  const latest = join(out, 'latest');
  const made: string[] = [];
  for (const folder of [run, latest]) {
    try {
      makeFolder(folder, 0o700, made);
      const probe = temporaryIn(folder);
      writeFileSync(probe, '', { flag: 'wx' });
      rmSync(probe);
    } catch (error) {
      for (const empty of made.toReversed()) rmdirSync(empty);
      throw new WriteFailure(folder, errno(error));
    }
  }
  const discard = (): void => {
    for (const file of readdirSync(run)) if (ours.test(file)) rmSync(join(run, file), { force: true });
  };
  const close = turnIn(run, patienceMs);
  // With a fixed clock an earlier run had the same id.
  discard();
  return { run, latest, publish: () => publish(run, latest, patienceMs), discard, close };
}

/** Throws a WriteFailure when another process does not leave in time. */
function turnIn(folder: string, patienceMs: number): () => void {
  try {
    const turn = takeTurn(folder, patienceMs);
    if (turn.owner === null) return turn.leave;
    throw new WriteFailure(folder, `process ${turn.owner} writes there`);
  } catch (error) {
    throw error instanceof WriteFailure ? error : new WriteFailure(folder, errno(error));
  }
}

const temporaryIn = (folder: string): string => join(folder, `.${randomBytes(6).toString('hex')}.tmp`);

function publish(run: string, latest: string, patienceMs: number): void {
  const leave = turnIn(latest, patienceMs);
  try {
    copyAll(run, latest);
  } finally {
    leave();
  }
}

/** First all copies, then all names: a process that is killed in between leaves the older run as it was. */
function copyAll(run: string, latest: string): void {
  const failures: WriteFailure[] = [];
  const attempt = (path: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      failures.push(new WriteFailure(path, errno(error)));
    }
  };
  const copies = new Map<string, string>();
  for (const file of readdirSync(run).filter((name) => ours.test(name))) {
    attempt(join(latest, file), () => {
      const temporary = temporaryIn(latest);
      try {
        copyFileSync(join(run, file), temporary, constants.COPYFILE_EXCL);
        copies.set(file, temporary);
      } finally {
        if (!copies.has(file)) rmSync(temporary, { force: true });
      }
    });
  }
  for (const [file, temporary] of copies) {
    attempt(join(latest, file), () => {
      try {
        renameSync(temporary, join(latest, file));
      } finally {
        rmSync(temporary, { force: true });
      }
    });
  }
  // One that could not be copied is not of this run either.
  const stale = readdirSync(latest).filter((file) => !copies.has(file) && ours.test(file));
  for (const file of stale) attempt(join(latest, file), () => rmSync(join(latest, file), { force: true }));
  const [first] = failures;
  if (first !== undefined) throw first;
}
