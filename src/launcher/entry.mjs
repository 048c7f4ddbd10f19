import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from './refusal.mjs';

/** The file to run: a path below the root, or the bin of that name among the project's own dependencies. */
export function findEntry(root, target) {
  if (target === undefined) {
    throw new Refusal('E_USAGE', 'no target', 'no argument', 'node src/run.mjs <file.ts | tool> [argument…]');
  }
  const file = /\.[cm]?[jt]s$/.test(target) ? resolve(root, target) : findTool(root, target);
  if (file !== undefined && existsSync(file)) return file;
  throw new Refusal(
    'E_USAGE',
    'no such file or installed tool',
    JSON.stringify(target),
    'check the name, or run `npm ci`',
  );
}

// Not node_modules/.bin: its links are shell scripts on Windows.
function findTool(root, name) {
  const { dependencies, devDependencies } = readJson(join(root, 'package.json')) ?? {};
  const direct = Object.keys({ ...dependencies, ...devDependencies });
  for (const candidate of direct.includes(name) ? [name, ...direct] : direct) {
    const folder = join(root, 'node_modules', candidate);
    const bin = readJson(join(folder, 'package.json'))?.bin;
    const path = typeof bin === 'string' ? (candidate === name ? bin : undefined) : bin?.[name];
    if (path !== undefined) return join(folder, path);
  }
  return undefined;
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
