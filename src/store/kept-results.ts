import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

const mostKept = 64;

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
        dropOldest(folder);
      } catch {
        // It is made again next time.
      }
    },
  };
}

/** A file of results for every file that was ever read would be too many: specs may stand in folders that come and go. */
function dropOldest(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= mostKept) return;
  const ages = names.map((name) => [statSync(join(folder, name)).mtimeMs, join(folder, name)] as const);
  for (const [, path] of ages.toSorted(([a], [b]) => b - a).slice(mostKept / 2)) rmSync(path, { force: true });
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
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
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
