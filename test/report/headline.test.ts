import { describe, expect, it } from 'vitest';
import { caveat, findingCounts, lastLine, verdictCounts } from '../../src/report/headline.ts';
import { aReport, noCounts } from './support.ts';

const { run } = aReport();

const against = (kind: 'simulator' | 'recording' | 'http') =>
  caveat(aReport({ run: { ...run, target: { name: 'x', kind } } }));

describe('the headline', () => {
  it('ends a run with the exit code and its reason on one line', () => {
    const report = aReport({ run: { ...run, exitCode: 1, exitReason: '2 must findings in singapay-b2b' } });
    expect(lastLine(report)).toBe('contracts: exit 1: 2 must findings in singapay-b2b');
  });

  it('keeps the last line one harmless line whatever the reason holds', () => {
    const report = aReport({ run: { ...run, exitCode: 3, exitReason: 'a\n::error::b\u001b[2J' } });
    expect(lastLine(report)).toBe('contracts: exit 3: a\\n::error::b\\u{1b}[2J');
  });

  it('warns of simulators and recordings, not of live endpoints', () => {
    expect(against('simulator')).toMatch(/^Simulated providers: .* says nothing about a live endpoint\.$/);
    expect(against('recording')).toMatch(/^A recording/);
    expect(against('http')).toBeNull();
  });

  it('counts, leaving out what is zero', () => {
    expect(verdictCounts({ ...noCounts, cases: 3, pass: 2, skip: 1, waived: 1 })).toBe(
      '3 cases: 2 pass, 1 skip; 1 waived',
    );
    expect(verdictCounts({ ...noCounts, cases: 1, pass: 1 })).toBe('1 case: 1 pass');
    expect(verdictCounts(noCounts)).toBe('0 cases');
    expect(findingCounts({ ...noCounts, findings: { must: 2, should: 0, note: 1 } })).toBe('2 must, 1 note');
    expect(findingCounts(noCounts)).toBe('none');
  });
});
