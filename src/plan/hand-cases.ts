import type { Cause } from '../model/cause.ts';
import type { Change } from '../model/change.ts';
import type { ContractCase, Expectation } from '../model/contract-case.ts';
import { nearest } from '../model/nearest.ts';
import type { Position } from '../model/position.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';
import type { Requirement } from '../model/requirement.ts';
import { statedCause } from './derive/derived-case.ts';

/** A case of `cases.ts` with its edits already run: titles, kinds and changes, as data. */
export type WrittenCase = {
  readonly title: string;
  readonly kind: 'accept' | 'refuse' | 'record';
  readonly subject: string | null;
  readonly cause: Cause | null;
  readonly steps: readonly (readonly Change[])[];
  readonly operation: string | null;
  readonly needs: string | null;
  readonly optIn: string | null;
  readonly tags: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly at: Position;
};

/** A case of an operation that does not exist would silently never be run. */
export function rejectUnknownOperations({ operations }: ProviderSpec, written: readonly WrittenCase[]): void {
  const known = operations.map(({ id }) => id);
  const strays = written.filter(({ operation }) => operation !== null && !known.includes(operation));
  if (strays.length > 0) throw new Rejected(strays.map((entry) => unknownOperation(entry, known)));
}

/** Hand-written cases of the operation, and what is wrong with them. */
export function handCases(
  spec: ProviderSpec,
  operation: Operation,
  written: readonly WrittenCase[],
): { readonly cases: readonly ContractCase[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const cases: ContractCase[] = [];
  for (const entry of written) {
    if (entry.kind === 'refuse' && (entry.cause === null || statedCause(operation, entry.cause) === undefined)) {
      problems.push(unstatedRefusal(entry));
      continue;
    }
    cases.push(handCase(spec, operation, entry));
  }
  return { cases, problems };
}

function handCase(spec: ProviderSpec, operation: Operation, entry: WrittenCase): ContractCase {
  const steps = entry.steps.map((changes, index) => ({
    name: entry.steps.length === 1 ? entry.kind : `step ${index + 1}`,
    changes,
  }));
  return {
    id: `${spec.id}/${operation.id}/${entry.kind}/${entry.subject ?? slug(entry.title)}`,
    title: entry.title,
    derivedBy: 'hand',
    expect: expectation(entry),
    operation: operation.id,
    steps,
    tags: [entry.kind, 'hand', ...entry.tags],
    needs: entry.needs === null ? [] : [entry.needs],
    group: null,
    optIn: entry.optIn,
    requirements: entry.requirements,
    at: entry.at,
  };
}

function expectation({ kind, cause }: WrittenCase): Expectation {
  if (kind === 'accept') return { kind };
  return kind === 'refuse' && cause !== null ? { kind, cause } : { kind: 'record', silence: null, cause };
}

/** `the secret may contain a colon` → `the-secret-may-contain-a-colon` */
export function slug(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 64)
    .replace(/-$/, '');
}

const unknownOperation = ({ title, operation, at }: WrittenCase, known: readonly string[]): Problem => ({
  code: 'E_CASE_OPERATION',
  at,
  what: `the case "${title}" names an operation that the spec does not have`,
  got: operation ?? '',
  fix: `one of ${known.join(', ')}${operation === null ? '' : suggestion(nearest(operation, known))}`,
});

const suggestion = (word: string | null): string => (word === null ? '' : ` (${word}?)`);

const unstatedRefusal = ({ title, cause, at }: WrittenCase): Problem => ({
  code: 'E_CASE_UNSTATED',
  at,
  what: `the case "${title}" expects a refusal that no evidence states`,
  got: cause ?? 'no cause',
  fix: 'write record(…) instead, or add the cause with its evidence to x-refuses in the spec',
});
