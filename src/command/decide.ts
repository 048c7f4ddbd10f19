import type { CaseRun, ProviderPlan, ProviderSetup } from './provider-setup.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { concludeOutcomes, concludeResponse } from '../settle/conclude.ts';
import { possible } from '../settle/tests-for.ts';
import { outcomeOf, stepFingerprint } from './settle-readings.ts';
import { tokenPointers } from './token-pointers.ts';

export type Decided = { readonly observed: string | null; readonly decidedBy: readonly string[] };

/** Which reading of the conflict of a decide case was observed; undefined when the case is none or was not answered. */
export function decideOf(setup: ProviderSetup, plan: ProviderPlan, run: CaseRun): Decided | undefined {
  const { planned, evidence, control, controlAccepted } = run;
  const { expect } = planned.case;
  const accepted = controlAccepted === true ? (control?.response ?? null) : null;
  if (expect.kind !== 'decide' || planned.skip !== null || accepted === null) return undefined;
  if (evidence.length === 0 || evidence.some(({ response }) => response === null)) return undefined;
  const conflict = setup.spec.conflicts.find(({ id }) => id === expect.conflict);
  if (conflict === undefined) return undefined;
  const decidedBy = [planned.steps.length === 0 ? (planned.control ?? planned.case.id) : planned.case.id];
  if (conflict.decide === 'response') {
    const operation = setup.spec.operations.find(({ id }) => id === planned.case.operation);
    const pointers = operation === undefined ? null : tokenPointers(operation, accepted);
    return { observed: concludeResponse(conflict, accepted, pointers, setup.validate).observed, decidedBy };
  }
  const tests = plan.tests.get(conflict.id) ?? [];
  const issued = tests.map((_, index) => {
    const one = evidence[index];
    return one !== undefined && outcomeOf(setup.spec, one, setup.validate) === 'token';
  });
  const candidates =
    conflict.decide === 'first-token'
      ? possible(conflict, plan.readings, stepFingerprint(setup, planned.case.operation, plan.readings))
      : conflict.readings.filter(
          (reading) => tests.some(({ name }) => name === 'documented') || reading.outcomes['documented'] !== 'refused',
        );
  return {
    observed: concludeOutcomes(
      candidates.map(({ id }) => id),
      tests,
      issued,
    ).observed,
    decidedBy,
  };
}

/**
 * Conflicts about how a signature is made, once the reading that asks for none is observed: every signature is accepted
 * then, and says nothing.
 */
export function unanswerable(
  { conflicts, signature }: ProviderSpec,
  observed: (id: string) => string | null,
): string[] {
  const { place, ...others } = signature?.conflicts ?? {};
  const reading = conflicts.find(({ id }) => id === place)?.readings.find(({ id }) => id === observed(place ?? ''));
  if (reading?.use?.signaturePlace?.length !== 0) return [];
  return Object.values(others).filter((id) => id !== place);
}
