// Runs a .ts entry or an installed tool: `node src/run.mjs src/cli.ts …`, `node src/run.mjs vitest run`.
// Plain JavaScript that parses on every Node >= 18. A host that is new enough runs the target in this process;
// an older one runs this same file again on a Node fetched once into tools/node.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runOn } from './launcher/child.mjs';
import { findEntry } from './launcher/entry.mjs';
import { provideNode } from './launcher/install.mjs';
import { isNewEnough } from './launcher/minimum.mjs';
import { Refusal } from './launcher/refusal.mjs';
import { endWithLauncher } from './launcher/tether.mjs';

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));
const sources = new URL('./', import.meta.url).href;
const command = process.argv.slice(2);

/** Imports between sources of ours are whole paths: there is nothing to look for, and there are hundreds. */
function resolveOwn(specifier, context, next) {
  const isOwn = specifier.startsWith('.') && specifier.endsWith('.ts') && context.parentURL?.startsWith(sources);
  if (!isOwn) return next(specifier, context);
  return { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true };
}

async function runHere(file) {
  endWithLauncher();
  const modules = join(root, 'node_modules');
  const installed = existsSync(modules);
  // Stripped types are cached too: from the second start on, TypeScript costs what JavaScript costs.
  if (installed) module.enableCompileCache?.(join(modules, '.cache', 'compile'));
  if (file.endsWith('.ts')) module.registerHooks?.({ resolve: resolveOwn });
  process.argv.splice(1, 2, file);
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || installed) throw error;
    throw new Refusal('E_NOT_INSTALLED', 'the dependencies are missing', 'no node_modules', 'run `npm ci`');
  }
}

try {
  const file = findEntry(root, command[0]);
  if (isNewEnough(process.versions.node)) await runHere(file);
  else process.exitCode = await runOn(await provideNode(join(root, 'tools', 'node')), [self, ...command]);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 3;
}
