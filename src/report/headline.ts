import type { ConformanceReport, Summary } from '../model/report.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { plural } from './plural.ts';

/** What a run against simulators can and cannot say; null for a live endpoint or a recording of one. */
export const caveat = ({ run }: ConformanceReport): string | null =>
  run.target.kind === 'simulator'
    ? 'Simulated providers: this run proves that specs, cases and checks agree; it says nothing about a live endpoint.'
    : run.target.kind === 'recording'
      ? 'A recording, judged again: it says what the endpoint answered then, not what it answers today.'
      : null;

/** The last line of a run's output. */
export const lastLine = ({ run }: ConformanceReport): string =>
  `contracts: exit ${run.exitCode}: ${escapeTerminal(run.exitReason)}`;

/** `12 cases: 9 pass, 1 fail, 2 skip`; what is zero is left out. */
export function verdictCounts(summary: Summary): string {
  const verdicts = counted(summary, ['pass', 'fail', 'error', 'skip']);
  const beside = counted(summary, ['waived', 'flaky', 'undecided', 'drift']);
  const cases = plural(summary.cases, 'case');
  return `${cases}${verdicts === '' ? '' : `: ${verdicts}`}${beside === '' ? '' : `; ${beside}`}`;
}

type Count = { [Name in keyof Summary]: Summary[Name] extends number ? Name : never }[keyof Summary];

const counted = (summary: Summary, names: readonly Count[]): string =>
  names
    .filter((name) => summary[name] > 0)
    .map((name) => `${summary[name]} ${name}`)
    .join(', ');

/** `2 must, 1 should`; `none` when there are none. */
export function findingCounts({ findings }: Summary): string {
  const parts = (['must', 'should', 'note'] as const)
    .filter((level) => findings[level] > 0)
    .map((level) => `${findings[level]} ${level}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}
