import { expect, test } from 'vitest';
import { waiverProblems } from '../../src/command/waiver-problems.ts';
import { formatProblem } from '../../src/model/problem.ts';
import type { Waiver } from '../../src/model/waiver.ts';

const names = { cases: new Set(['acme/issue/omit/body.a']), targets: ['mock', 'sandbox'] };
const problems = (change: Partial<Waiver>): readonly string[] => {
  const at = { file: 'waivers.yaml', line: 1, col: 3 };
  const good = { case: 'acme/issue/omit/body.a', check: null, target: 'sandbox', reason: 'r', owner: 'o', expires: '' };
  return waiverProblems({ ...good, at, ...change }, names).map(formatProblem);
};

test('a waiver of what there is has no problem', () => {
  for (const change of [
    {},
    { check: 'contract.no-token' },
    { check: 'drift.reading' },
    { target: 'mock' },
    { case: null, check: 'contract.status' },
  ])
    expect(problems(change)).toEqual([]);
});

test.each([
  [{ case: 'acme/issue/omit/body.b' }, 'waives a case that does not exist  (got acme/issue/omit/body.b)'],
  [{ check: 'contract.no-tokn' }, '(got contract.no-tokn)  fix: did you mean "contract.no-token"?'],
  [{ target: 'sandbx' }, 'waives on a target that does not exist  (got sandbx)  fix: did you mean "sandbox"?'],
])('%j would never cover anything', (change, says) => {
  const told = problems(change);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^E_WAIVER waivers\.yaml:1:3 {2}/);
  expect(told[0]).toContain(says);
});
