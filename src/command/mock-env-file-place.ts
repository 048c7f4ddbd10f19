import { lstatSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { TargetsFile } from '../config/targets.ts';
import type { Problem } from '../model/problem.ts';

/**
 * What speaks against writing the env file there. A mock replaces and, when it ends, removes it: that may be a file that a mock
 * left behind, never the credentials of somebody, nor a device.
 */
export function placeProblem(path: string, shown: string, targets: TargetsFile): Problem | null {
  if (isFree(path, targets)) return null;
  return {
    code: 'E_ENV_FILE',
    at: shown,
    what: 'is there already, and no mock wrote it',
    fix: 'name another file with --env-file, such as .env.mock',
  };
}

function isFree(path: string, targets: TargetsFile): boolean {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat === undefined || (stat.isFile() && (stat.size === 0 || isOurs(path, targets)));
  } catch {
    // Writing it will say why.
    return true;
  }
}

const loopback = /^https?:\/\/127\.0\.0\.1:\d+\//;

/** Every URL in it is one that a mock serves. */
function isOurs(path: string, { targets }: TargetsFile): boolean {
  const names = new Set(
    Object.values(targets).flatMap(({ providers }) => Object.values(providers).map(({ url }) => url)),
  );
  try {
    const urls = Object.entries(parseEnv(readFileSync(path, 'utf8'))).flatMap(([name, value]) =>
      names.has(name) || name.endsWith('_URL') ? [value ?? ''] : [],
    );
    return urls.length > 0 && urls.every((url) => loopback.test(url));
  } catch {
    return false;
  }
}
