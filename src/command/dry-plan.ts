import { applyChanges } from '../contract/apply-changes.ts';
import type { PlannedCase } from '../model/contract-case.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { everything } from '../plan/select.ts';
import { planProvider } from '../plan/plan-provider.ts';
import { initialReadings } from '../settle/initial-readings.ts';
import { testsFor } from '../settle/tests-for.ts';
import type { LoadedContract } from './load-contract.ts';

/** Every case of a provider under the likeliest readings or others, without credentials: to check ids, edits and waivers. */
export function dryPlan(
  spec: ProviderSpec,
  contract: LoadedContract,
  others: Readonly<Record<string, string>> = {},
): readonly PlannedCase[] {
  const readings = initialReadings(spec, others, null);
  return planProvider({
    spec,
    written: contract.written,
    readings,
    selection: { ...everything, configured: new Set() },
    applyChanges,
    testsFor: (conflict) => testsFor(conflict, readings, (step) => JSON.stringify(step.changes)),
  });
}
