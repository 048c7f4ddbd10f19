import { join } from 'node:path';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { loadSpec } from '../../src/spec/load-spec.ts';

export const root = join(import.meta.dirname, '../..');
export const providers = [
  'singapay-b2b',
  'singleview-payouts',
  'singleview-openbanking',
  'singleview-b2b',
  'knnx-dlat',
] as const;

const known = new Map<string, Promise<ProviderSpec>>();

/** A spec of the project, loaded once for all properties of a file. */
export function theSpec(id: string): Promise<ProviderSpec> {
  const found = known.get(id) ?? load(id);
  known.set(id, found);
  return found;
}

async function load(id: string): Promise<ProviderSpec> {
  const specs = join(root, 'specs');
  const { spec } = await loadSpec(join(specs, `${id}.yaml`), { root: specs, gate: false, displayRoot: root });
  if (spec === null) throw new TypeError(`${id} does not load`);
  return spec;
}
