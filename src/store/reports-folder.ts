import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errno, WriteFailure } from './write-file.ts';

/** `reports/runs/<id>/`, and `reports/latest/` as a copy of it, file by file. */
export type ReportsFolder = {
  readonly run: string;
  readonly latest: string;
  /** Copies the finished run to `latest`; files of an older run that this one does not have are removed. */
  publish(): void;
  /** Removes what the run has written so far. */
  discard(): void;
};

/** Makes the folders and proves them writable before anything is sent. Throws a WriteFailure. */
export function openReportsFolder(out: string, runId: string): ReportsFolder {
  const run = join(out, 'runs', runId);
  const latest = join(out, 'latest');
  for (const folder of [run, latest]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const probe = join(folder, '.probe');
      writeFileSync(probe, '');
      rmSync(probe);
    } catch (error) {
      throw new WriteFailure(folder, errno(error));
    }
  }
  return {
    run,
    latest,
    publish() {
      const files = readdirSync(run);
      for (const file of files) copy(join(run, file), join(latest, file));
      for (const file of readdirSync(latest)) {
        if (!files.includes(file) && ours.test(file)) rmSync(join(latest, file), { force: true });
      }
    },
    discard() {
      for (const file of readdirSync(run)) if (ours.test(file)) rmSync(join(run, file), { force: true });
    },
  };
}

/** The files that a run may leave in `latest`; only these are ever removed. */
const ours = /^(journal\.ndjson|report\.json|index\.html|junit\.xml|summary\.md|results\.sarif|exchanges\.har)$/;

function copy(from: string, to: string): void {
  const temporary = `${to}.tmp`;
  try {
    if (existsSync(to) && statSync(to).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    copyFileSync(from, temporary);
    renameSync(temporary, to);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new WriteFailure(to, errno(error));
  }
}
