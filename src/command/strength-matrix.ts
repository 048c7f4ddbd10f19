import type { Fault } from '../model/simulator.ts';
import type { CaseReport, ProviderReport } from '../model/report.ts';

/**
 * How a fault was noticed, strongest first. `contract`: a named case fails, or has no judgeable answer any more. `standard`:
 * a should finding that was not there. `drift`: only another reading, answer or outcome than the healthy simulator's.
 */
export const ways = ['contract', 'standard', 'drift'] as const;
export type Way = (typeof ways)[number];

export type FaultRow = {
  readonly provider: string;
  readonly fault: string;
  readonly title: string;
  readonly caught: Way | null;
  /** Cases named beforehand that noticed, with how. */
  readonly by: readonly { readonly case: string; readonly way: Way; readonly checks: readonly string[] }[];
  /** Cases that noticed without being named. */
  readonly elsewhere: readonly string[];
  /** Why neither document nor standard speaks of it. */
  readonly silent: string | null;
};

/** Compares a faulty run with the healthy one, case by case. */
export function rowOf(provider: string, fault: Fault, healthy: ProviderReport, faulty: ProviderReport): FaultRow {
  const before = new Map(healthy.cases.map((one) => [one.id, one]));
  const noticed = faulty.cases.flatMap((one) => {
    const way = noticedHow(before.get(one.id), one);
    return way === null ? [] : [{ case: one.id, way, checks: newChecks(before.get(one.id), one) }];
  });
  const isNamed = (id: string): boolean => (fault.noticedBy ?? []).some((name) => id.endsWith(`/${name}`));
  const by = noticed.filter((one) => isNamed(one.case));
  return {
    provider,
    fault: fault.name,
    title: fault.title,
    caught: ways.find((way) => by.some((one) => one.way === way)) ?? null,
    by,
    elsewhere: noticed.filter((one) => !isNamed(one.case)).map((one) => one.case),
    silent: fault.silent ?? null,
  };
}

function noticedHow(before: CaseReport | undefined, now: CaseReport): Way | null {
  if (before === undefined || before.verdict !== now.verdict)
    return now.verdict === 'fail' || now.verdict === 'error' ? 'contract' : 'drift';
  if (shoulds(now) > shoulds(before)) return 'standard';
  if (before.reason !== now.reason || observed(before) !== observed(now)) return 'drift';
  return null;
}

const shoulds = ({ findings }: CaseReport): number => findings.filter(({ level }) => level === 'should').length;

/** The outcome without what differs between any two tokens. */
const observed = ({ observation }: CaseReport): string =>
  JSON.stringify(
    observation === null
      ? null
      : { ...observation, token: observation.token && { ...observation.token, entropyBits: 0, ordinal: '' } },
  );

function newChecks(before: CaseReport | undefined, now: CaseReport): readonly string[] {
  const old = new Set(before?.findings.map(({ check }) => check));
  const added = now.findings
    .filter(({ check, level }) => level !== 'note' && !old.has(check))
    .map(({ check }) => check);
  return [...new Set([...added, ...(now.error === undefined ? [] : [now.error.code])])];
}

export type Strength = {
  readonly faults: number;
  readonly silent: number;
  readonly contract: number;
  readonly standard: number;
  /** Caught only by drift, where something speaks: it needs a baseline. */
  readonly drift: number;
  readonly survivors: readonly FaultRow[];
  /** Caught by contract or standard, of those that something speaks about. */
  readonly share: number;
};

export function strengthOf(rows: readonly FaultRow[]): Strength {
  const spoken = rows.filter(({ silent }) => silent === null);
  const count = (way: Way): number => spoken.filter(({ caught }) => caught === way).length;
  const caught = count('contract') + count('standard');
  return {
    faults: rows.length,
    silent: rows.length - spoken.length,
    contract: count('contract'),
    standard: count('standard'),
    drift: count('drift'),
    survivors: spoken.filter((row) => row.caught === null || row.caught === 'drift'),
    share: spoken.length === 0 ? 1 : caught / spoken.length,
  };
}
