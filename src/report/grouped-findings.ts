import type { CaseReport, Finding, ProviderReport } from '../model/report.ts';
import { weight } from './finding-text.ts';

export type Placed = { readonly finding: Finding; readonly case: CaseReport };

/** The same departure, however many cases met it; the first one stands for all. */
export type FindingGroup = Placed & {
  /** The other cases that met it. */
  readonly also: readonly CaseReport[];
  /** Every finding of the group, the first included. */
  readonly members: readonly Finding[];
};

const order = ['must', 'drift', 'should', 'note', 'waived'] as const;

/**
 * A provider's findings, gravest first and otherwise in plan order; those of one check that depart from one requirement in
 * the same way (place, expected, actual) are one group.
 */
export function groupFindings({ cases }: Pick<ProviderReport, 'cases'>): FindingGroup[] {
  const groups = new Map<string, Placed & { also: CaseReport[]; members: Finding[] }>();
  for (const one of cases) {
    for (const finding of one.findings) {
      const key = likeness(finding);
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { finding, case: one, also: [], members: [finding] });
        continue;
      }
      group.members.push(finding);
      if (group.case !== one && group.also.at(-1) !== one) group.also.push(one);
    }
  }
  return [...groups.values()].toSorted((a, b) => order.indexOf(weight(a.finding)) - order.indexOf(weight(b.finding)));
}

const likeness = ({ check, level, requirement, pointer, expected, actual, waiver, drift }: Finding): string =>
  JSON.stringify([check, level, requirement, pointer, expected, actual, waiver, drift]);

/** Waived findings apart from those that count. */
export const isWaived = ({ finding }: Placed): boolean => finding.waiver !== undefined;
