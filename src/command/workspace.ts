import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { TargetsFile } from '../config/targets.ts';
import { nearest } from '../model/nearest.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { configuredSpecs } from './configured-inputs.ts';
import { textOf, textsOf, type Arguments } from './arguments.ts';
import { loadKeptSpec } from './load-kept-spec.ts';
import { loadKeptTargets } from './load-kept-targets.ts';
import { projectRoot } from './project-root.ts';

/** The folders of ours, the targets, and the specs that were asked for. */
export type Workspace = {
  readonly root: string;
  readonly contracts: string;
  readonly specsFolder: string;
  readonly targets: TargetsFile;
  readonly targetsPath: string;
  readonly specs: readonly ProviderSpec[];
};

/** What could be read, and what is wrong with the rest. Null when too little is left to look further. */
export type Inspected = { readonly workspace: Workspace | null; readonly problems: readonly Problem[] };

/** Reads everything that a command rests on, and rejects it with all problems at once. `gate` runs the slow, complete checks of a spec as well. */
export async function openWorkspace(args: Arguments, gate: boolean): Promise<Workspace> {
  const { workspace, problems } = await inspectWorkspace(args, gate);
  if (problems.length > 0 || workspace === null) throw new Rejected(problems);
  return workspace;
}

/** The same, for a command that has more to look at before it rejects. */
export async function inspectWorkspace(args: Arguments, gate: boolean): Promise<Inspected> {
  const contracts = resolve(textOf(args, 'config') ?? 'contracts');
  const root = projectRoot(contracts, process.cwd());
  const specsFolder = resolve(textOf(args, 'specs') ?? 'specs');
  const missing = [...folderProblems('--config', contracts, root), ...folderProblems('--specs', specsFolder, root)];
  if (missing.length > 0) return { workspace: null, problems: missing };

  const targetsPath = join(contracts, 'targets.yaml');
  const shownTargets = relative(root, targetsPath);
  const targets = await loadKeptTargets(targetsPath, shownTargets);
  const { files, problems: unknown } = specFiles(specsFolder, textsOf(args, 'provider'), root);
  const loaded = await Promise.all(
    files.map((file) => loadKeptSpec(file, { root: specsFolder, gate, displayRoot: root })),
  );
  const problems = [...targets.problems, ...unknown, ...loaded.flatMap((one) => one.problems)];
  if (targets.file === null) return { workspace: null, problems };
  const read = loaded.flatMap(({ spec }) => (spec === null ? [] : [spec]));
  // What `mock` serves is called as the sandbox.
  const usual = args.command === 'mock' ? 'sandbox' : 'mock';
  const configured = configuredSpecs(read, targets.file, textOf(args, 'target') ?? usual, shownTargets);
  return {
    problems: [...problems, ...configured.problems],
    workspace: {
      root,
      contracts,
      specsFolder,
      targets: targets.file,
      targetsPath: shownTargets,
      specs: configured.specs,
    },
  };
}

function folderProblems(option: string, folder: string, root: string): readonly Problem[] {
  if (existsSync(folder) && statSync(folder).isDirectory()) return [];
  const at = relative(root, folder) || '.';
  return [
    { code: 'E_FOLDER', at, what: 'is not a folder', fix: `run in the project, or name the folder with ${option}` },
  ];
}

/** One YAML file for each provider; the asked ones, or all in the order of their names. */
function specFiles(
  folder: string,
  asked: readonly string[],
  root: string,
): { readonly files: readonly string[]; readonly problems: readonly Problem[] } {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const files = new Map(names.toSorted().map((name) => [name.replace(/\.ya?ml$/, ''), join(folder, name)]));
  const ids = [...files.keys()];
  if (ids.length === 0) {
    const at = relative(root, folder);
    const fix = 'add <provider>.yaml; docs/add-a-provider.md';
    return { files: [], problems: [{ code: 'E_NO_SPECS', at, what: 'holds no spec', fix }] };
  }
  const wanted = asked.length === 0 ? ids : ids.filter((id) => asked.includes(id));
  return {
    files: wanted.flatMap((id) => files.get(id) ?? []),
    problems: asked.filter((id) => !files.has(id)).map((id) => unknownProvider(id, ids)),
  };
}

function unknownProvider(id: string, known: readonly string[]): Problem {
  const near = nearest(id, known);
  return {
    code: 'E_PROVIDER_UNKNOWN',
    at: null,
    what: 'there is no such provider',
    got: JSON.stringify(id.slice(0, 60)).slice(1, -1),
    fix: near === null ? `one of ${known.join(', ')}` : `did you mean "${near}"?`,
  };
}
