import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which of the manifest's packages is for this machine, as its lockfile has it. Undefined where none is. */
export function packageFor(dir) {
  const { packages } = readJson(join(dir, 'package-lock.json'));
  const key = Object.keys(packages).find((name) => {
    const { os, cpu } = packages[name];
    return [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch);
  });
  return key === undefined ? undefined : { key, name: key.slice('node_modules/'.length), ...packages[key] };
}

/**
 * The Node of that package below `dir`, only if it is whole: npm writes its own note (.package-lock.json) last, and the
 * binary has to answer with its version once. Our stamp remembers that, so that a start costs one stat.
 */
export function wholeNode(dir, wanted) {
  const file = join(dir, wanted.key, wanted.bin.node);
  const stamp = join(dir, 'node_modules', '.whole.json');
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  const seen = readJson(stamp);
  if (seen?.integrity === wanted.integrity && seen.size === size) return file;
  const note = readJson(join(dir, 'node_modules', '.package-lock.json'))?.packages?.[wanted.key];
  if (note?.integrity !== wanted.integrity) return undefined;
  if (spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.trim() !== `v${wanted.version}`) return undefined;
  try {
    writeFileSync(stamp, JSON.stringify({ integrity: wanted.integrity, size }));
  } catch {
    // A read-only folder is as good; it is only asked again next time.
  }
  return file;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
