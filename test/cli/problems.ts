import { expect } from 'vitest';
import type { Outcome } from './project.ts';

const problemLine = /^(E_[A-Z0-9_]+)( \S+)?( \S+)?  \S.*  fix: \S.*$/;
const nodeWarning = /^\(node:\d+\) Warning: .*\n(\(Use `node --trace.*\n)?/gm;

/** How often each problem was told by a process that ended with 3 and said nothing else; each in one line of the one form. */
export function refusals({ code, stdout, stderr }: Outcome): Record<string, number> {
  const told: Record<string, number> = {};
  const lines = stderr.replace(nodeWarning, '').trimEnd().split('\n');
  for (const line of lines) {
    const name = problemLine.exec(line)?.[1] ?? `no problem: ${line}`;
    told[name] = (told[name] ?? 0) + 1;
  }
  const count = `${lines.length} problem${lines.length === 1 ? '' : 's'}`;
  expect({ code, stdout }).toEqual({ code: 3, stdout: `contracts: exit 3: ${count}; nothing was sent\n` });
  return told;
}
