import type { CaseReport, Finding } from '../model/report.ts';

/**
 * How much a finding matters today, gravest first: its level, unless it is waived or drift. `drift` breaks a client, or is
 * the only thing that failed its case (`--strict-drift`); `changed` is drift that a client can live with.
 */
export const gravities = ['must', 'drift', 'changed', 'should', 'note', 'waived'] as const;
export type Gravity = (typeof gravities)[number];

export function gravityOf(finding: Finding, { verdict, findings }: CaseReport): Gravity {
  if (finding.waiver !== undefined) return 'waived';
  if (finding.drift === 'breaking') return 'drift';
  if (finding.drift === undefined) return finding.level;
  const strict = verdict === 'fail' && !findings.some(failsByItself);
  return strict ? 'drift' : 'changed';
}

const failsByItself = ({ waiver, drift, level }: Finding): boolean =>
  waiver === undefined && (drift === undefined ? level === 'must' : drift === 'breaking');

/** Whether findings of this gravity turn a case red (DESIGN §7). */
export const isGrave = (gravity: Gravity): boolean => gravity === 'must' || gravity === 'drift';
