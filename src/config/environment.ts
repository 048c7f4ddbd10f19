import { existsSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Problem } from '../model/problem.ts';
import { readBounded } from './read-bounded.ts';

/** Looks a variable up: the process's own first, then `.env`. Values never enter process.env. */
export type Environment = {
  /** The value, where it came from, or null. `NAME_FILE` names a file that holds it. */
  read(name: string): Found | null;
  /** The value of exactly that variable, or null. */
  text(name: string): string | null;
  readonly problems: readonly Problem[];
};

export type Found = { readonly value: string; readonly from: string };

/** Reads `.env` if there is one. A file with a fault is a problem, never half used. */
export function createEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  dotenvPath: string | null,
): Environment {
  const problems: Problem[] = [];
  const dotenv = dotenvPath === null ? {} : readDotenv(dotenvPath, problems);
  const lookUp = (name: string): Found | null => {
    const real = own[name];
    if (real !== undefined && real !== '') return { value: real, from: name };
    const stored = dotenv[name];
    return stored === undefined || stored === '' ? null : { value: stored, from: `.env ${name}` };
  };
  return {
    problems,
    text: (name) => lookUp(name)?.value ?? null,
    read(name) {
      const direct = lookUp(name);
      if (direct !== null) return direct;
      const file = lookUp(`${name}_FILE`);
      return file === null ? null : readSecretFile(`${name}_FILE`, file.value, problems);
    },
  };
}

function readDotenv(path: string, problems: Problem[]): Record<string, string | undefined> {
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readBounded(path, { max: 1024 * 1024, regular: false }));
  } catch {
    problems.push({
      code: 'E_DOTENV',
      at: '.env',
      what: 'cannot be read',
      fix: 'write NAME=value lines, or remove the file',
    });
    return {};
  }
}

function readSecretFile(variable: string, path: string, problems: Problem[]): Found | null {
  try {
    return { value: readBounded(path, { max: 64 * 1024, regular: false }).replace(/\r?\n$/, ''), from: variable };
  } catch {
    problems.push({
      code: 'E_SECRET_FILE',
      at: variable,
      what: 'names a file that cannot be read as a credential',
      fix: 'check the path, its permissions, and that it is under 64 KiB',
    });
    return null;
  }
}
