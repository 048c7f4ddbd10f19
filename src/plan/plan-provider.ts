import type { ContractCase, PlannedCase, Step } from '../model/contract-case.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { Conflict, Operation, ProviderSpec } from '../model/provider-spec.ts';
import type { Readings } from '../model/readings.ts';
import { bindCase, operationUnder, type ApplyChanges } from './bind.ts';
import { conflictCase } from './conflict-cases.ts';
import { deriveCases } from './derive-cases.ts';
import { documentedCase } from './documented-case.ts';
import { handCases, rejectUnknownOperations, type WrittenCase } from './hand-cases.ts';
import { inShard, select, type Selection } from './select.ts';
import { silenceCases } from './silence-cases.ts';

type HandInput = {
  readonly spec: ProviderSpec;
  readonly written: readonly WrittenCase[];
  readonly readings: Readings;
  readonly applyChanges: ApplyChanges;
};

export type PlanInput = HandInput & {
  readonly selection: Selection;
  /** The requests that tell the readings of a conflict apart, from `settle/`. */
  readonly testsFor: (conflict: Conflict, operation: Operation) => readonly Step[];
};

/** Hand-written and derived cases of a provider under the readings in force, selected and in the order they are sent. */
export function planProvider(input: PlanInput): readonly PlannedCase[] {
  const { spec, readings, applyChanges } = input;
  rejectUnknownOperations(spec, input.written);
  const cases = activeOperations(spec, readings).flatMap((operation) => operationCases(input, operation));
  rejectDuplicates(cases);
  const planned = cases.map((subject) => bindCase(spec, subject, readings, applyChanges));
  return inShard(select(planned, input.selection), input.selection.shard);
}

/** Whether hand-written cases can be planned under these readings as well. Throws Rejected where not. */
export function rejectUnplannable({ spec, written, readings, applyChanges }: HandInput): void {
  for (const operation of activeOperations(spec, readings))
    for (const subject of handCasesOf(spec, operation, written)) bindCase(spec, subject, readings, applyChanges);
}

/** Only the operation that a reading settled on, where the document contradicts itself about it. */
export function activeOperations(spec: ProviderSpec, readings: Readings): readonly Operation[] {
  const settled = operationUnder(spec, readings, '');
  return settled === undefined ? spec.operations : [settled];
}

function operationCases({ spec, written, testsFor }: PlanInput, operation: Operation): readonly ContractCase[] {
  return [
    documentedCase(spec, operation),
    ...handCasesOf(spec, operation, written),
    ...spec.conflicts.map((conflict) => conflictCase(spec, operation, conflict, testsFor(conflict, operation))),
    ...silenceCases(spec, operation),
    ...deriveCases(spec, operation),
  ];
}

function handCasesOf(
  spec: ProviderSpec,
  operation: Operation,
  written: readonly WrittenCase[],
): readonly ContractCase[] {
  const own = written.filter((entry) => entry.operation === null || entry.operation === operation.id);
  const { cases, problems } = handCases(spec, operation, own);
  if (problems.length > 0) throw new Rejected(problems);
  return cases;
}

/** Ids are keys of waivers and baselines: no two may be equal, and none may differ by case alone. */
function rejectDuplicates(cases: readonly ContractCase[]): void {
  const seen = new Map<string, ContractCase>();
  const problems: Problem[] = [];
  for (const subject of cases) {
    const key = subject.id.normalize('NFC').toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, subject);
    else
      problems.push({
        code: 'E_CASE_DUPLICATE_ID',
        at: subject.at,
        what: `two cases have the id ${subject.id}`,
        got: `"${first.title}" and "${subject.title}"`,
        fix: 'give one of them another title or subject',
      });
  }
  if (problems.length > 0) throw new Rejected(problems);
}
