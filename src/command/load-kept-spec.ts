import { relative, sep } from 'node:path';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { LoadedSpec, LoadOptions } from '../spec/load-spec.ts';
import { readSpecFile } from '../spec/read-spec-file.ts';
import { kept } from './kept.ts';

/** `loadSpec`, or what it made of the same bytes before. A document of several files is always read. */
export async function loadKeptSpec(path: string, options: LoadOptions): Promise<LoadedSpec> {
  const shown = relative(options.displayRoot, path).split(sep).join('/');
  const name = `${path}\n${shown}`;
  const read = options.gate ? null : readSpecFile(path, options.root, shown);
  const bytes = read !== null && 'source' in read ? read.source.bytes : null;
  const known = bytes === null ? null : kept().get(name, bytes);
  // Only this very code wrote it, from this very document.
  if (known !== null) return { spec: known as ProviderSpec, problems: [] };
  const { loadSpec } = await import('../spec/load-spec.ts');
  const loaded = await loadSpec(path, options);
  if (bytes !== null && loaded.spec?.places.files.length === 1) kept().put(name, bytes, loaded.spec);
  return loaded;
}
