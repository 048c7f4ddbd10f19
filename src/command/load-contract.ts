import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contract } from '../contract/api.ts';
import type { HandCase } from '../contract/hand-case.ts';
import { editor } from '../contract/request-editor.ts';
import { createValidateAt } from '../contract/validate-at.ts';
import type { Position } from '../model/position.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { SimulatorExtension } from '../model/simulator.ts';
import type { ValidateAt } from '../model/validation.ts';
import type { WrittenCase } from '../plan/hand-cases.ts';

export type LoadedContract = {
  readonly written: readonly WrittenCase[];
  readonly validate: ValidateAt;
  readonly extension: SimulatorExtension | null;
};

/** Loads the generated validators, the hand-written cases and the simulator extension of a provider. */
export async function loadContract(spec: ProviderSpec, contracts: string, root: string): Promise<LoadedContract> {
  const folder = join(contracts, spec.id);
  const [builder, validate] = ['builder.ts', 'validate.mjs'].map((file) => join(folder, 'generated', file)) as [
    string,
    string,
  ];
  for (const file of [builder, validate]) {
    if (!existsSync(file)) throw new Rejected([stale(relative(root, file), 'E_GENERATED_MISSING', 'is missing')]);
  }
  const { specSha256 } = (await importFile(builder)) as { specSha256?: string };
  if (specSha256 !== spec.sha256)
    throw new Rejected([
      stale(relative(root, builder), 'E_GENERATED_STALE', `was generated from another version of ${spec.file}`),
    ]);
  return {
    validate: createValidateAt(await loadValidators(validate, spec)),
    written: await loadCases(join(folder, 'cases.ts'), root),
    extension: await loadExtension(join(folder, 'simulator.ts')),
  };
}

const stale = (at: string, code: string, what: string): Problem => ({
  code,
  at,
  what,
  fix: 'npm run contracts -- generate',
});

type Validators = Parameters<typeof createValidateAt>[0];

/** A folder outside of the project has no packages beside it, which the generated code needs: then they are made anew. */
async function loadValidators(path: string, spec: ProviderSpec): Promise<Validators> {
  try {
    return ((await importFile(path)) as { validators: Validators }).validators;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const { compileValidators } = await import('../generate/validators.ts');
    return compileValidators(spec) as Validators;
  }
}

async function loadCases(path: string, root: string): Promise<readonly WrittenCase[]> {
  if (!existsSync(path)) return [];
  const shown = relative(root, path);
  const { default: loaded } = (await importFile(path)) as { default?: Contract };
  if (loaded === undefined)
    throw new Rejected([
      { code: 'E_CASES', at: shown, what: 'has no default export', fix: 'export default contract(api, { … })' },
    ]);
  const text = readFileSync(path, 'utf8');
  return Object.entries(loaded.cases).map(([title, entry]) => written(title, entry, positionOf(text, title, shown)));
}

function written(title: string, entry: HandCase, at: Position): WrittenCase {
  return {
    title,
    kind: entry.kind,
    subject: entry.subject,
    cause: entry.cause,
    steps: entry.steps.map((edit) => edit(editor()).changes),
    operation: entry.operation ?? null,
    needs: entry.needs ?? null,
    optIn: entry.optIn ?? null,
    tags: entry.tags ?? [],
    requirements: entry.requirements ?? [],
    at,
  };
}

/** Where the title stands in the file: the case begins there. */
function positionOf(text: string, title: string, file: string): Position {
  const offset = text.indexOf(title);
  const before = text.slice(0, Math.max(0, offset)).split('\n');
  return { file, line: before.length, col: Math.max(1, before.at(-1)?.length ?? 0) };
}

async function loadExtension(path: string): Promise<SimulatorExtension | null> {
  if (!existsSync(path)) return null;
  const { extension } = (await importFile(path)) as { extension?: SimulatorExtension };
  return extension ?? null;
}

async function importFile(path: string): Promise<unknown> {
  return import(pathToFileURL(path).href);
}
