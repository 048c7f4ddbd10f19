import { readFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepNothing, keepResults, type KeptResults } from '../store/kept-results.ts';

let opened: KeptResults | null = null;

/**
 * What specs and targets were read as, beside the compile cache that the launcher turns on; without one nothing is kept. Parsing and
 * checking them is a fifth of a run, and the parser is not even loaded for what is known.
 */
export function kept(): KeptResults {
  const cache = getCompileCacheDir();
  if (cache === undefined) return keepNothing;
  const code = ['../spec/', '../model/', '../config/'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
  opened ??= keepResults(join(dirname(dirname(cache)), 'contracts'), code, yamlVersion());
  return opened;
}

function yamlVersion(): string {
  try {
    return readFileSync(fileURLToPath(import.meta.resolve('yaml/package.json')), 'utf8');
  } catch {
    return '';
  }
}
