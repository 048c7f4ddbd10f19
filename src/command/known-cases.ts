import type { Baseline } from '../model/baseline.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { dryPlan } from './dry-plan.ts';
import type { LoadedContract } from './load-contract.ts';

/**
 * The id of every case that a run may have: most cases belong to the operation that issues tokens, and which one that is may be
 * a question that only the endpoint answers.
 */
export function knownCases(
  spec: ProviderSpec,
  contract: LoadedContract,
  baselines: readonly Baseline[],
): ReadonlySet<string> {
  const likeliest = dryPlan(spec, contract);
  const elsewhere = spec.conflicts.flatMap(({ id, start, readings }) =>
    readings
      .filter((reading) => reading.id !== start && reading.use?.operation !== undefined)
      .map((reading) => dryPlan(spec, contract, { [id]: reading.id })),
  );
  const accepted = baselines.map(({ readings }) => dryPlan(spec, contract, readings));
  return new Set([likeliest, ...elsewhere, ...accepted].flat().map((planned) => planned.case.id));
}
