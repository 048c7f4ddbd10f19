import type { Change } from '../model/change.ts';
import type { ContractCase, PlannedCase, Step } from '../model/contract-case.ts';
import { documentedPlan } from '../model/documented-plan.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';
import type { Readings } from '../model/readings.ts';
import type { RequestPlan } from '../model/request-plan.ts';
import { documentedId } from './documented-case.ts';

/** Applies changes to a plan; lives in `contract/` and arrives as a value. */
export type ApplyChanges = (plan: RequestPlan, changes: readonly Change[]) => RequestPlan;

/** The operation in force: the one a reading names, else the one asked for. */
export function operationUnder(spec: ProviderSpec, readings: Readings, asked: string): Operation | undefined {
  for (const conflict of spec.conflicts) {
    const settled = conflict.readings.find(({ id }) => id === readings.get(conflict.id)?.reading);
    if (settled?.use?.operation !== undefined) return spec.operations.find(({ id }) => id === settled.use?.operation);
  }
  return spec.operations.find(({ id }) => id === asked);
}

/** The request of a step: the documented one under the readings in force, with the step's changes declared. */
export function planStep(
  spec: ProviderSpec,
  asked: string,
  readings: Readings,
  step: Step,
  applyChanges: ApplyChanges,
): RequestPlan {
  const signed = step.changes.flatMap((change) => ('sign' in change ? [change] : []));
  const under: Readings =
    signed.length === 0
      ? readings
      : new Map([...readings, ...signed.map(({ sign, reading }) => [sign, { reading, source: 'probe' }] as const)]);
  const operation = operationUnder(spec, under, asked);
  if (operation === undefined) throw new RangeError(`no operation ${asked}`);
  return applyChanges(documentedUnder(spec, operation, under), [...readingChanges(spec, under), ...step.changes]);
}

const documented = new WeakMap<Readings, Map<Operation, RequestPlan>>();

/** Made once for the same readings: every case starts from it, and none changes it. */
function documentedUnder(spec: ProviderSpec, operation: Operation, readings: Readings): RequestPlan {
  const known = documented.get(readings) ?? new Map<Operation, RequestPlan>();
  documented.set(readings, known);
  const plan = known.get(operation) ?? documentedPlan(spec, operation, readings);
  known.set(operation, plan);
  return plan;
}

/** How settled readings change the documented request. */
export function readingChanges(spec: ProviderSpec, readings: Readings): readonly Change[] {
  return spec.conflicts.flatMap(
    (conflict) => conflict.readings.find(({ id }) => id === readings.get(conflict.id)?.reading)?.request ?? [],
  );
}

/** Binds a case to the readings in force. `outcomes` conflicts are asked about the request without their own reading. */
export function bindCase(
  spec: ProviderSpec,
  subject: ContractCase,
  readings: Readings,
  applyChanges: ApplyChanges,
): PlannedCase {
  const { expect } = subject;
  const under = expect.kind === 'decide' ? withoutOwnRequest(spec, expect.conflict, readings) : readings;
  const control = documentedId(spec.id, subject.operation);
  const steps = subject.steps.map((step) => ({
    name: step.name,
    plan: planStep(spec, subject.operation, under, step, applyChanges),
  }));
  const unchanged = (): RequestPlan => planStep(spec, subject.operation, under, documentedStep, applyChanges);
  // Where the document leaves a question open, sending the same again may be the question.
  const isDeparture = expect.kind === 'refuse' || (expect.kind === 'record' && expect.silence === null);
  const isChange = isDeparture && subject.steps.some(({ changes }) => changes.length > 0);
  const changesNothing = isChange && steps.every(({ plan }) => isSameRequest(plan, unchanged()));
  return {
    case: subject,
    provider: spec.id,
    steps,
    control: subject.id === control ? null : control,
    cost: steps.length,
    skip: changesNothing ? 'under the readings in force there is nothing to change' : null,
  };
}

const documentedStep: Step = { name: 'documented', changes: [] };

/** The same but for what was declared; refs that are filled afresh count as the same. */
function isSameRequest(one: RequestPlan, other: RequestPlan): boolean {
  return JSON.stringify({ ...one, declared: [] }) === JSON.stringify({ ...other, declared: [] });
}

function withoutOwnRequest(spec: ProviderSpec, id: string, readings: Readings): Readings {
  const conflict = spec.conflicts.find((candidate) => candidate.id === id);
  if (conflict?.decide !== 'outcomes') return readings;
  const neutral = conflict.readings.find(({ request }) => request.length === 0);
  return neutral === undefined ? readings : new Map([...readings, [id, { reading: neutral.id, source: 'probe' }]]);
}
