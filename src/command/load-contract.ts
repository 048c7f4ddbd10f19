import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Contract } from '../contract/api.ts';
import type { HandCase } from '../contract/hand-case.ts';
import { editor } from '../contract/request-editor.ts';
import { createValidateAt } from '../contract/validate-at.ts';
import { isObject } from '../model/json.ts';
import type { Position } from '../model/position.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { SimulatorExtension } from '../model/simulator.ts';
import type { ValidateAt } from '../model/validation.ts';
import type { WrittenCase } from '../plan/hand-cases.ts';
import { importFile, within } from './import-file.ts';
import { loadExtension } from './load-extension.ts';
import { createProblems } from './problems.ts';

export type LoadedContract = {
  readonly written: readonly WrittenCase[];
  readonly validate: ValidateAt;
  readonly extension: SimulatorExtension | null;
};

/** Loads the generated validators, the hand-written cases and the simulator extension of a provider. Rejects with every problem. */
export async function loadContract(spec: ProviderSpec, contracts: string, root: string): Promise<LoadedContract> {
  const folder = join(contracts, spec.id);
  const problems = createProblems();
  const validators = await problems.attemptLater(() => loadGenerated(spec, join(folder, 'generated'), root));
  // Cases stand on the generated builder: without it their own faults cannot be told.
  if (validators === null) return problems.reject();
  const written = await problems.attemptLater(() => loadCases(join(folder, 'cases.ts'), root));
  const extension = await problems.attemptLater(() => loadExtension(contracts, spec.id, root));
  problems.rejectIfAny();
  return { validate: createValidateAt(validators), written: written ?? [], extension };
}

type Validators = Parameters<typeof createValidateAt>[0];

async function loadGenerated(spec: ProviderSpec, folder: string, root: string): Promise<Validators> {
  const [builder, validate] = [join(folder, 'builder.ts'), join(folder, 'validate.mjs')];
  const missing = [builder, validate].filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new Rejected(missing.map((file) => stale(relative(root, file), 'E_GENERATED_MISSING', 'is missing')));
  const { specSha256 } = (await importFile(builder, root, 'E_GENERATED')) as { specSha256?: string };
  if (specSha256 !== spec.sha256)
    throw new Rejected([
      stale(relative(root, builder), 'E_GENERATED_STALE', `was generated from another version of ${spec.file}`),
    ]);
  return ((await importFile(validate, root, 'E_GENERATED')) as { validators: Validators }).validators;
}

const stale = (at: string, code: string, what: string): Problem => ({
  code,
  at,
  what,
  fix: 'npm run contracts -- generate',
});

async function loadCases(path: string, root: string): Promise<readonly WrittenCase[]> {
  if (!existsSync(path)) return [];
  const at = relative(root, path);
  const { default: loaded } = (await importFile(path, root, 'E_CASES')) as { default?: Partial<Contract> };
  const { cases } = loaded ?? {};
  if (!isObject(cases))
    throw new Rejected([
      { code: 'E_CASES', at, what: 'exports no cases', fix: 'write "export default contract(api, { … })"' },
    ]);
  const text = readFileSync(path, 'utf8');
  const problems = createProblems();
  const written = Object.entries(cases as Contract['cases']).flatMap(
    ([title, entry]) =>
      problems.attempt(() => within(path, root, 'E_CASES', () => read(title, entry, positionOf(text, title, at)))) ??
      [],
  );
  problems.rejectIfAny();
  return written;
}

function read(title: string, entry: HandCase, at: Position): WrittenCase {
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
