import { applyChanges } from '../../src/contract/apply-changes.ts';
import type { PlannedCase, Step } from '../../src/model/contract-case.ts';
import type { Conflict, ProviderSpec } from '../../src/model/provider-spec.ts';
import type { Readings } from '../../src/model/readings.ts';
import type { WrittenCase } from '../../src/plan/hand-cases.ts';
import { planProvider } from '../../src/plan/plan-provider.ts';
import { everything, type Selection } from '../../src/plan/select.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';

/** Everything, as `--all` on a simulator selects it. */
export const all: Selection = { ...everything, configured: new Set() };

/** The named requests of a conflict, one step each, in place of the tests that `settle/` would find. */
export const namedTests = ({ requests }: Conflict): readonly Step[] =>
  Object.entries(requests).map(([name, changes]) => ({ name, changes }));

export type PlanOptions = {
  readonly selection?: Partial<Selection>;
  readonly readings?: Readings;
  readonly written?: readonly WrittenCase[];
};

/** The cases of a spec, planned under the likeliest readings unless others are given. */
export function everyCase(spec: ProviderSpec, options: PlanOptions = {}): readonly PlannedCase[] {
  return planProvider({
    spec,
    written: options.written ?? [],
    readings: options.readings ?? initialReadings(spec, {}, null),
    selection: { ...all, ...options.selection },
    applyChanges,
    testsFor: namedTests,
  });
}
