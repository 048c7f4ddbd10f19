import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateFiles } from '../../src/generate/generate-files.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';

const project = join(import.meta.dirname, '..', '..');

/** Writes the generated files where their relative imports lead to this project, and hands the folder over. */
export async function withGenerated<T>(spec: ProviderSpec, use: (folder: string) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'generated-'));
  const folder = join(root, 'contracts', spec.id, 'generated');
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of ['src', 'node_modules']) symlinkSync(join(project, name), join(root, name));
    writeFileSync(join(root, 'package.json'), '{"type": "module"}');
    for (const { path, text } of generateFiles(spec)) writeFileSync(join(folder, path), text);
    return await use(folder);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The same in a folder without packages, from which the engine is reached by this path. */
export async function withForeign<T>(spec: ProviderSpec, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
  try {
    const source = relative(folder, join(project, 'src')).split(sep).join('/');
    for (const { path, text } of generateFiles(spec, source)) writeFileSync(join(folder, path), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Imports a generated module; only `validate.mjs` can be imported out of the project's own type checking. */
export async function importFrom(folder: string, name: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href)) as Record<string, unknown>;
}
