import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/**
 * The text of a file of at most so many bytes. A pipe is read too, as a shell's `<(…)` is one, unless only a regular file will
 * do; then opening one does not wait for a writer. Throws what the file system throws, and a RangeError.
 */
export function readBounded(path: string, { max, regular }: { max: number; regular: boolean }): string {
  const file = openSync(path, constants.O_RDONLY | (regular ? (constants.O_NONBLOCK ?? 0) : 0));
  try {
    if (regular && !fstatSync(file).isFile()) throw new RangeError('no regular file');
    const bytes = Buffer.alloc(max + 1);
    let length = 0;
    for (;;) {
      const count = readSync(file, bytes, length, bytes.length - length, null);
      if (count === 0) return bytes.toString('utf8', 0, length);
      length += count;
      if (length > max) throw new RangeError(`larger than ${max} bytes`);
    }
  } finally {
    closeSync(file);
  }
}
