import type { CaseReport, Finding, ProviderReport } from '../model/report.ts';
import { gravities, type Gravity, gravityOf } from './gravity.ts';

/** The same departure, however many cases met it; the first one stands for all. */
export type FindingGroup = {
  readonly finding: Finding;
  readonly gravity: Gravity;
  readonly case: CaseReport;
  /** The other cases that met it. */
  readonly also: readonly CaseReport[];
  /** Every finding of the group, the first included. */
  readonly members: readonly Finding[];
};

type Growing = FindingGroup & { readonly also: CaseReport[]; readonly members: Finding[] };

/**
 * A provider's findings, gravest first and otherwise in plan order; those of one check that depart from one requirement in
 * the same way (place, expected, actual) are one group.
 */
export function groupFindings({ cases }: Pick<ProviderReport, 'cases'>): FindingGroup[] {
  const groups = new Map<string, Growing>();
  for (const one of cases) {
    for (const finding of one.findings) {
      const gravity = gravityOf(finding, one);
      const key = likeness(finding, gravity);
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { finding, gravity, case: one, also: [], members: [finding] });
        continue;
      }
      group.members.push(finding);
      if (group.case !== one && group.also.at(-1) !== one) group.also.push(one);
    }
  }
  return [...groups.values()].toSorted((a, b) => gravities.indexOf(a.gravity) - gravities.indexOf(b.gravity));
}

const likeness = ({ check, requirement, pointer, expected, actual, waiver }: Finding, gravity: Gravity): string =>
  JSON.stringify([check, gravity, requirement, pointer, expected, actual, waiver]);
