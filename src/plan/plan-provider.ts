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

export type PlanInput = {
  readonly spec: ProviderSpec;
  readonly written: readonly WrittenCase[];
  readonly readings: Readings;
  readonly selection: Selection;
  readonly applyChanges: ApplyChanges;
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

/** Only the operation that a reading settled on, where the document contradicts itself about it. */
export function activeOperations(spec: ProviderSpec, readings: Readings): readonly Operation[] {
  const settled = operationUnder(spec, readings, '');
  return settled === undefined ? spec.operations : [settled];
}

function operationCases({ spec, written, testsFor }: PlanInput, operation: Operation): readonly ContractCase[] {
  const own = written.filter((entry) => entry.operation === null || entry.operation === operation.id);
  const { cases: hand, problems } = handCases(spec, operation, own);
  if (problems.length > 0) throw new Rejected(problems);
  return [
    documentedCase(spec, operation),
    ...hand,
    ...spec.conflicts.map((conflict) => conflictCase(spec, operation, conflict, testsFor(conflict, operation))),
    ...silenceCases(spec, operation),
    ...deriveCases(spec, operation),
  ];
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
