import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package.json that the contracts belong to, wherever the command is called; `.env` lies there. */
export function projectRoot(contracts: string, cwd: string): string {
  for (let folder = contracts; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return cwd;
  }
}
