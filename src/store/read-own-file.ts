import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

const maxBytes = 10 * 1024 * 1024;

/** A file of ours: a regular one, of a size that somebody may have written. Throws otherwise; a pipe is not waited for. */
export function readOwnFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new RangeError('no regular file');
    if (stat.size > maxBytes) throw new RangeError('too large');
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
