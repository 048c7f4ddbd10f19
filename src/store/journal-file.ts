import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { OutputGuard } from '../model/secret.ts';
import { errno, refuseSecrets, writeAll, WriteFailure } from './write-file.ts';

/** A line for each finished case, written as it finishes, so that a run that dies keeps what it had. */
export type JournalFile = {
  /** Appends a line that ends in a line feed. */
  append(line: string): void;
  close(): void;
};

const linesPerSync = 50;

export function openJournal(path: string, guard: OutputGuard): JournalFile {
  let file: number;
  try {
    file = openSync(path, 'w', 0o600);
  } catch (error) {
    throw new WriteFailure(path, errno(error));
  }
  let written = 0;
  return {
    append(line) {
      refuseSecrets(path, line, guard);
      try {
        writeAll(file, Buffer.from(line, 'utf8'));
        written += 1;
        if (written % linesPerSync === 0) fsyncSync(file);
      } catch (error) {
        throw new WriteFailure(path, errno(error));
      }
    },
    close() {
      try {
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
