import { closeSync, constants, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import type { OutputGuard } from '../model/secret.ts';
import { errno, refuseSecrets, writeAll, WriteFailure } from './write-file.ts';

/** A line for each finished case, written as it finishes, so that a run that dies keeps what it had. */
export type JournalFile = {
  /** Appends a line that ends in a line feed. Throws Withheld, and WriteFailure: then nothing of the line is left. */
  append(line: string): void;
  close(): void;
};

const linesPerSync = 50;
const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);

export function openJournal(path: string, guard: OutputGuard): JournalFile {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new WriteFailure(path, errno(error));
    }
  };
  const file = attempt(() => openSync(path, flags, 0o600));
  let lines = 0;
  let length = 0;
  return {
    append(line) {
      refuseSecrets(path, line, guard);
      const bytes = Buffer.from(line, 'utf8');
      attempt(() => {
        try {
          writeAll(file, bytes);
        } catch (error) {
          cutBack(file, length);
          throw error;
        }
        length += bytes.length;
        lines += 1;
        if (lines % linesPerSync === 0) fsyncSync(file);
      });
    },
    close() {
      attempt(() => {
        try {
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
      });
    },
  };
}

/** A full disk takes a part of a line; giving room back is possible even there. */
function cutBack(file: number, length: number): void {
  try {
    ftruncateSync(file, length);
  } catch {
    // A device cannot be cut; the failure of the line is told.
  }
}
