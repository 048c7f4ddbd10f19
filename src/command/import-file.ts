import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from '../model/position.ts';
import { Rejected } from '../model/problem.ts';

/** Imports code of the project that is not part of the engine. What it throws is a problem of that file, not a fault of ours. */
export async function importFile(path: string, root: string, code: string): Promise<unknown> {
  return import(pathToFileURL(path).href).catch((error: unknown) => {
    throw rejected(path, root, code, error);
  });
}

/** Runs code that came from that file. */
export function within<T>(path: string, root: string, code: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw rejected(path, root, code, error);
  }
}

/** Only the kind of error and its place are told: a message may quote anything. */
function rejected(path: string, root: string, code: string, error: unknown): Rejected {
  return new Rejected([
    {
      code,
      at: placeOf(path, relative(root, path), error),
      what: 'cannot be loaded: it throws',
      got: error instanceof Error ? error.name : typeof error,
      fix: 'mend the line; `npx tsc --noEmit` explains it',
    },
  ]);
}

/** The first place in that file that the stack names. */
function placeOf(path: string, file: string, error: unknown): Position | string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const name of [pathToFileURL(path).href, path]) {
    const at = stack.indexOf(`${name}:`);
    const [, line, col] = at < 0 ? [] : (/^:(\d+)(?::(\d+))?/.exec(stack.slice(at + name.length)) ?? []);
    if (line !== undefined) return { file, line: Number(line), col: Number(col ?? 1) };
  }
  return file;
}
