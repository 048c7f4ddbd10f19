import { describe, expect, it } from 'vitest';
import { coverage, requestNodes } from '../../src/judge/coverage.ts';
import { addSummaries, summarise } from '../../src/judge/summary.ts';
import type { EvidenceLine } from '../../src/model/provider-spec.ts';
import type { CaseReport, ConflictReport, EvidenceReport } from '../../src/model/report.ts';
import { realSpec } from '../contract/real-plans.ts';
import {
  accept,
  anObservation,
  aPlannedCase,
  aResult,
  aWaiver,
  baselineWith,
  clean,
  decide,
  id,
  refuse,
  verdictOf,
} from './judging.ts';

const must = aResult('contract.status', 'must');
const drifting = {
  baseline: baselineWith({ observations: { [id]: anObservation } }),
  observation: { ...anObservation, status: 400, members: {} },
};

const cases: readonly CaseReport[] = [
  verdictOf(accept),
  verdictOf(refuse, { results: [must, aResult('a.b', 'should'), aResult('a.c', 'note')] }),
  verdictOf(refuse, { results: [must], waivers: [aWaiver()] }),
  verdictOf(refuse, { evidence: [] }),
  verdictOf(refuse, { planned: aPlannedCase(refuse, { skip: 'no' }) }),
  verdictOf(refuse, drifting),
  verdictOf(accept, { results: [clean], flaky: true }),
  { ...verdictOf(decide, { observedReading: null }), id: 'a-provider/op/decide/X01' },
];
const conflict = (name: string, observed: string | null): ConflictReport => ({
  id: name,
  question: '?',
  readings: [],
  observed,
  accepted: null,
  decidedBy: [],
});
const line = (name: string, judgedBy: readonly string[]): EvidenceReport => ({
  line: name,
  says: '',
  pointers: [],
  judgedBy,
});

describe('a summary', () => {
  const conflicts = [conflict('X01', null), conflict('X02', 'snake'), conflict('X03', null)];
  const summary = summarise(cases, conflicts, [line('L1', ['x']), line('L2', [])]);

  it('counts verdicts that add up to the cases', () => {
    const { pass, fail, error, skip } = summary;
    expect([pass, fail, error, skip]).toEqual([4, 2, 1, 1]);
    expect(pass + fail + error + skip).toBe(summary.cases);
  });

  it('counts a waived case as passed and waived, and leaves out what the waiver covers', () => {
    expect([summary.waived, summary.flaky]).toEqual([1, 1]);
    expect(summary.findings).toEqual({ must: 1, should: 1, note: 1 });
  });

  it('counts drift apart from findings', () => {
    expect(summary.drift).toBe(3);
  });

  it('counts a conflict as undecided only when it was asked about', () => {
    expect(summary.undecided).toBe(1);
  });

  it('counts the lines that were judged', () => {
    expect(summary.evidence).toEqual({ covered: 1, total: 2 });
  });

  it('adds up over providers', () => {
    const sum = addSummaries([summary, summary]);
    expect([sum.cases, sum.pass, sum.findings.must, sum.evidence.total]).toEqual([16, 8, 2, 4]);
    expect(addSummaries([])).toMatchObject({ cases: 0, findings: { must: 0 } });
  });
});

describe('coverage', () => {
  const lines: readonly EvidenceLine[] = [
    { line: 'L1', says: 'one', pointers: ['/paths/~1t/post/parameters/0'], unjudged: null },
    { line: 'L2', says: 'two', pointers: ['/paths/~1t', '/components/schemas/A/properties/b'], unjudged: null },
    { line: 'L3', says: 'three', pointers: ['/components/schemas/AB'], unjudged: 'cannot be seen' },
  ];

  it('is by the nodes that a case rests on, and what is below them', () => {
    const judged = coverage(lines, [
      { caseId: 'one', pointers: ['/paths/~1t/post'] },
      { caseId: 'two', pointers: ['/components/schemas/A'] },
    ]).map(({ line: name, judgedBy }) => [name, judgedBy]);
    expect(judged).toEqual([
      ['L1', ['one']],
      ['L2', ['two']],
      ['L3', []],
    ]);
  });

  it('names at most five cases of a line', () => {
    const touched = Array.from({ length: 9 }, (_, index) => ({ caseId: `case ${index}`, pointers: ['/paths/~1t'] }));
    expect(coverage(lines, touched)[0]?.judgedBy).toHaveLength(5);
  });

  it('of a request is its operation and every documented input', async () => {
    const { operations } = await realSpec('singapay-b2b');
    const nodes = operations.flatMap(requestNodes);
    expect(nodes).toContain('/paths/~1api~1v1.0~1access-token~1b2b/post');
    expect(nodes).toContain('/components/schemas/TokenRequest/properties/grantType');
    const shared = (await realSpec('singleview-b2b')).operations.flatMap(requestNodes);
    expect(shared).toContain('/components/requestBodies/TokenRequest');
  });
});
