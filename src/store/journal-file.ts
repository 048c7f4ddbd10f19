import { closeSync, constants, fsyncSync, openSync } from 'node:fs';
import type { OutputGuard } from '../model/secret.ts';
import { errno, refuseSecrets, writeAll, WriteFailure } from './write-file.ts';

/** A line for each finished case, written as it finishes, so that a run that dies keeps what it had. */
export type JournalFile = {
  /** Appends a line that ends in a line feed. Throws Withheld, and WriteFailure: then the line may be torn, and is the last one. */
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
  let written = 0;
  return {
    append(line) {
      refuseSecrets(path, line, guard);
      attempt(() => {
        writeAll(file, Buffer.from(line, 'utf8'));
        written += 1;
        if (written % linesPerSync === 0) fsyncSync(file);
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
