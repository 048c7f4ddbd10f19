import type { CaseReport, ConflictReport, EvidenceReport, Summary } from '../model/report.ts';

/** Counts of one provider. A waived case counts as pass and in `waived`; findings under a waiver are not counted. */
export function summarise(
  cases: readonly CaseReport[],
  conflicts: readonly ConflictReport[],
  evidence: readonly EvidenceReport[],
): Summary {
  const verdict = (wanted: CaseReport['verdict']): number => cases.filter((entry) => entry.verdict === wanted).length;
  const findings = cases.flatMap((entry) => entry.findings.filter(({ waiver }) => waiver === undefined));
  const level = (wanted: 'must' | 'should' | 'note'): number =>
    findings.filter((finding) => finding.level === wanted && finding.drift === undefined).length;
  // A conflict that the selection left out was not left undecided.
  const asked = new Set(
    cases.filter(({ kind, verdict: of }) => kind === 'decide' && of !== 'skip').map(({ id }) => id.split('/').at(-1)),
  );
  return {
    cases: cases.length,
    pass: verdict('pass'),
    fail: verdict('fail'),
    error: verdict('error'),
    skip: verdict('skip'),
    waived: cases.filter((entry) => entry.waived).length,
    flaky: cases.filter((entry) => entry.flaky).length,
    undecided: conflicts.filter(({ id, observed }) => observed === null && asked.has(id)).length,
    drift: findings.filter(({ drift }) => drift !== undefined).length,
    findings: { must: level('must'), should: level('should'), note: level('note') },
    evidence: { covered: evidence.filter(({ judgedBy }) => judgedBy.length > 0).length, total: evidence.length },
  };
}

export function addSummaries(summaries: readonly Summary[]): Summary {
  const sum = (pick: (summary: Summary) => number): number =>
    summaries.reduce((total, summary) => total + pick(summary), 0);
  return {
    cases: sum(({ cases }) => cases),
    pass: sum(({ pass }) => pass),
    fail: sum(({ fail }) => fail),
    error: sum(({ error }) => error),
    skip: sum(({ skip }) => skip),
    waived: sum(({ waived }) => waived),
    flaky: sum(({ flaky }) => flaky),
    undecided: sum(({ undecided }) => undecided),
    drift: sum(({ drift }) => drift),
    findings: {
      must: sum(({ findings }) => findings.must),
      should: sum(({ findings }) => findings.should),
      note: sum(({ findings }) => findings.note),
    },
    evidence: { covered: sum(({ evidence }) => evidence.covered), total: sum(({ evidence }) => evidence.total) },
  };
}
