import { expect } from 'vitest';
import type { Outcome } from './project.ts';

const problemLine = /^(E_[A-Z0-9_]+)( \S+)?( \S+)?  \S.*  fix: \S.*$/;

/** Exit 3 with exactly these problems, one in each line of stderr and in the one form, and nothing else said. */
export function expectRefused(outcome: Outcome, expected: readonly string[]): void {
  const lines = outcome.stderr.trimEnd().split('\n');
  const codes = lines.map((line) => problemLine.exec(line)?.[1] ?? `no problem: ${line}`);
  expect(codes.toSorted()).toEqual([...expected].toSorted());
  expect(outcome.code).toBe(3);
  const count = `${expected.length} problem${expected.length === 1 ? '' : 's'}`;
  expect(outcome.stdout).toBe(`contracts: exit 3: ${count}; nothing was sent\n`);
}
