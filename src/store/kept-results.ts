import { createHash, randomBytes } from 'node:crypto';
import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/**
 * What was made of a file, kept between processes as Node keeps compiled code: by the content of the file and of the code that made
 * it. Nothing depends on it but time: what cannot be read or written is made again.
 */
export type KeptResults = {
  /** Null where there is none. */
  get(file: string, content: Uint8Array): unknown;
  put(file: string, content: Uint8Array, result: unknown): void;
};

export const keepNothing: KeptResults = { get: () => null, put: () => undefined };

/** `code`: folders of the sources that the results depend on; `also`: what else they depend on. */
export function keepResults(folder: string, code: readonly string[], also: string): KeptResults {
  let made: string | null = null;
  /** Of all code at once: which part of it matters for a file nobody can tell. */
  const maker = (): string => (made ??= digest([process.version, also, ...code.flatMap(sources)]));
  const keyOf = (file: string, content: Uint8Array): string => digest([maker(), file, content]);
  const place = (file: string): string => join(folder, `${digest([file]).slice(0, 16)}.json`);
  return {
    get(file, content) {
      try {
        const { key, result } = JSON.parse(readFileSync(place(file), 'utf8')) as { key?: unknown; result?: unknown };
        return key === keyOf(file, content) ? result : null;
      } catch {
        return null;
      }
    },
    put(file, content, result) {
      try {
        makeFolder(folder, 0o700);
        replace(place(file), JSON.stringify({ key: keyOf(file, content), result }));
      } catch {
        // It is made again next time.
      }
    },
  };
}

function replace(path: string, text: string): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

const sources = (folder: string): (string | Uint8Array)[] =>
  globSync('*.ts', { cwd: folder })
    .toSorted()
    .flatMap((name) => [name, readFileSync(join(folder, name))]);

/** Each part with its length: no two lists of parts are the same bytes. */
function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = Buffer.from(part);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}
