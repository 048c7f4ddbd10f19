import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { errno, WriteFailure } from './write-file.ts';

/** `reports/runs/<id>/`, and `reports/latest/` as a copy of it, file by file. */
export type ReportsFolder = {
  readonly run: string;
  readonly latest: string;
  /**
   * Copies what the run wrote to `latest`; files of an older run that this one does not have are removed. A file that cannot
   * be copied keeps none of the others; then a WriteFailure is thrown at the end.
   */
  readonly publish: () => void;
  /** Removes what the run has written so far. */
  readonly discard: () => void;
};

/** The files that a run may leave in its folders; only these are ever removed. */
const ours = /^(journal\.ndjson|report\.json|index\.html|junit\.xml|summary\.md|results\.sarif|exchanges\.har)$/;

/** Makes the folders and proves them writable before anything is sent. Throws a WriteFailure, and then leaves nothing new. */
export function openReportsFolder(out: string, runId: string): ReportsFolder {
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
  return {
    run,
    latest,
    publish: () => publish(run, latest),
    discard() {
      for (const file of readdirSync(run)) if (ours.test(file)) rmSync(join(run, file), { force: true });
    },
  };
}

const temporaryIn = (folder: string): string => join(folder, `.${randomBytes(6).toString('hex')}.tmp`);

function publish(run: string, latest: string): void {
  const failures: WriteFailure[] = [];
  const attempt = (path: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      failures.push(new WriteFailure(path, errno(error)));
    }
  };
  const files = readdirSync(run).filter((file) => ours.test(file));
  for (const file of files) {
    attempt(join(latest, file), () => {
      const temporary = temporaryIn(latest);
      try {
        copyFileSync(join(run, file), temporary, constants.COPYFILE_EXCL);
        renameSync(temporary, join(latest, file));
      } finally {
        rmSync(temporary, { force: true });
      }
    });
  }
  const stale = readdirSync(latest).filter((file) => !files.includes(file) && ours.test(file));
  for (const file of stale) attempt(join(latest, file), () => rmSync(join(latest, file), { force: true }));
  const [first] = failures;
  if (first !== undefined) throw first;
}
