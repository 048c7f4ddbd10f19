import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readTargets, type TargetsFile } from '../config/targets.ts';
import { nearest } from '../model/nearest.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { loadSpec } from '../spec/load-spec.ts';
import { textOf, textsOf, type Arguments } from './arguments.ts';

/** The folders of ours, the targets, and the specs that were asked for. */
export type Workspace = {
  readonly root: string;
  readonly contracts: string;
  readonly specsFolder: string;
  readonly targets: TargetsFile;
  readonly targetsPath: string;
  readonly specs: readonly ProviderSpec[];
};

/** Reads everything that a command rests on; all problems at once. `gate` runs the slow, complete checks of a spec as well. */
export async function openWorkspace(args: Arguments, gate: boolean): Promise<Workspace> {
  const root = process.cwd();
  const contracts = resolve(textOf(args, 'config') ?? 'contracts');
  const specsFolder = resolve(textOf(args, 'specs') ?? 'specs');
  const problems: Problem[] = [];
  for (const [option, folder] of [
    ['--config', contracts],
    ['--specs', specsFolder],
  ] as const) {
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      problems.push({
        code: 'E_FOLDER',
        at: relative(root, folder) || '.',
        what: 'is not a folder',
        fix: `run in the project, or name it with ${option}`,
      });
  }
  if (problems.length > 0) throw new Rejected(problems);

  const targetsPath = join(contracts, 'targets.yaml');
  const shownTargets = relative(root, targetsPath);
  const targets = readTargets(targetsPath, shownTargets);
  problems.push(...targets.problems);

  const files = specFiles(specsFolder, textsOf(args, 'provider'));
  const loaded = await Promise.all(files.map((file) => loadSpec(file, { root: specsFolder, gate, displayRoot: root })));
  problems.push(...loaded.flatMap((one) => one.problems));
  if (problems.length > 0 || targets.file === null) throw new Rejected(problems);
  return {
    root,
    contracts,
    specsFolder,
    targets: targets.file,
    targetsPath: shownTargets,
    specs: loaded.flatMap(({ spec }) => (spec === null ? [] : [spec])),
  };
}

/** One YAML file for each provider; the asked ones, or all in the order of their names. */
function specFiles(folder: string, asked: readonly string[]): readonly string[] {
  const known = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted();
  const idOf = (name: string): string => name.replace(/\.ya?ml$/, '');
  const ids = known.map(idOf);
  const unknown = asked.filter((id) => !ids.includes(id));
  if (unknown.length > 0)
    throw new Rejected(
      unknown.map((id): Problem => {
        const near = nearest(id, ids);
        return {
          code: 'E_PROVIDER_UNKNOWN',
          at: null,
          what: 'there is no such provider',
          got: id.slice(0, 60),
          fix: near === null ? `one of ${ids.join(', ')}` : `did you mean "${near}"?`,
        };
      }),
    );
  if (known.length === 0)
    throw new Rejected([
      { code: 'E_NO_SPECS', at: folder, what: 'holds no spec', fix: 'add <provider>.yaml; docs/add-a-provider.md' },
    ]);
  return known.filter((name) => asked.length === 0 || asked.includes(idOf(name))).map((name) => join(folder, name));
}
