import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { CaseReport, ConformanceReport } from '../../src/model/report.ts';
import type { Project, Running } from './project.ts';

export type Mocked = {
  readonly running: Running;
  readonly origin: string;
  readonly envFile: string;
  /** What the env file sets. */
  readonly env: Record<string, string>;
};

/** `contracts mock` as a process of its own, ready to be called. */
export async function startMock(project: Project, ...options: readonly string[]): Promise<Mocked> {
  const running = project.start(['mock', '--for', '300', ...options]);
  const first = await running.firstLine();
  const { ready, origin, envFile } = JSON.parse(first) as { ready: true; origin: string; envFile: string };
  if (!ready) throw new Error(first);
  return { running, origin, envFile, env: parseEnv(readFileSync(envFile, 'utf8')) as Record<string, string> };
}

/** What a run found of the cases that another run sent as well, without what names its target. */
export function foundBy(report: ConformanceReport, other: ConformanceReport): unknown {
  const withheld = new Set(casesOf(other).flatMap(({ id, reason }) => (isOneOfGroup(reason) ? [id] : [])));
  return report.providers.map(({ id, cases: all, conflicts, silences }) => {
    const cases = all.filter((one) => !withheld.has(one.id) && !isOneOfGroup(one.reason));
    return {
      id,
      verdicts: Object.fromEntries(cases.map((one) => [one.id, [one.verdict, one.reason, one.error?.code ?? null]])),
      findings: cases.flatMap((one) => one.findings.map((finding) => [one.id, finding.check, finding.level])),
      readings: Object.fromEntries(conflicts.map((one) => [one.id, one.observed])),
      answers: Object.fromEntries(silences.map((one) => [one.id, one.observed])),
    };
  });
}

const casesOf = ({ providers }: ConformanceReport): readonly CaseReport[] => providers.flatMap(({ cases }) => cases);

/** A live target is sent one wrong secret a run (DESIGN §11), whatever was selected. */
const isOneOfGroup = (reason: string | null): boolean => /^one .* case a run;/.test(reason ?? '');
