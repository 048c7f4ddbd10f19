import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { generateFiles } from '../generate/generate-files.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { writeFile } from '../store/write-file.ts';
import type { Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { openWorkspace } from './workspace.ts';

/** `contracts generate`: writes generated/, or with --check says whether it is up to date (exit 1 when it is not). */
export async function generate(args: Arguments, { output, guard }: CommandContext): Promise<number> {
  const workspace = await openWorkspace(args, true);
  const stale: string[] = [];
  for (const spec of workspace.specs) {
    const folder = join(workspace.contracts, spec.id, 'generated');
    const wanted = generateFiles(spec, sourceFrom(folder));
    const shown = (file: string): string => relative(workspace.root, join(folder, file));
    const leftover = existsSync(folder)
      ? readdirSync(folder).filter((file) => !wanted.some(({ path }) => path === file))
      : [];
    for (const { path, text } of wanted) {
      const file = join(folder, path);
      if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
      stale.push(shown(path));
      if (!args.flags.has('check')) writeFile(file, text, guard, 0o644);
    }
    for (const file of leftover) {
      stale.push(shown(file));
      if (!args.flags.has('check')) rmSync(join(folder, file));
    }
  }
  return args.flags.has('check') ? checked(stale, output) : written(stale, workspace.specs, output);
}

/** How `src/` is reached from a folder, as an import names it. */
function sourceFrom(folder: string): string {
  const path = relative(folder, join(import.meta.dirname, '..')).replaceAll(sep, '/');
  return path.startsWith('.') ? path : `./${path}`;
}

type Out = CommandContext['output'];

function checked(stale: readonly string[], output: Out): number {
  for (const file of stale)
    output.tell(`E_GENERATED_STALE ${file}  is not what its spec gives  fix: npm run contracts -- generate`);
  const code = stale.length === 0 ? 0 : 1;
  output.say(
    `contracts: exit ${code}: ${code === 0 ? 'generated code is up to date' : `${stale.length} generated file${stale.length === 1 ? '' : 's'} out of date`}`,
  );
  return code;
}

function written(changed: readonly string[], specs: readonly ProviderSpec[], output: Out): number {
  for (const file of changed) output.show(file);
  output.say(
    `contracts: exit 0: ${changed.length} file${changed.length === 1 ? '' : 's'} written for ${specs.length} provider${specs.length === 1 ? '' : 's'}`,
  );
  return 0;
}
