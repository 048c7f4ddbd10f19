import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorExtension } from '../model/simulator.ts';
import { importFile } from './import-file.ts';

/** What a provider's `simulator.ts` exports; null where there is none. Rejects with E_SIMULATOR. */
export async function loadExtension(
  contracts: string,
  provider: string,
  root: string,
): Promise<SimulatorExtension | null> {
  const path = join(contracts, provider, 'simulator.ts');
  if (!existsSync(path)) return null;
  const { extension } = (await importFile(path, root, 'E_SIMULATOR')) as { extension?: SimulatorExtension };
  return extension ?? null;
}
