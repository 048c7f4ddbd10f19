import { applyChanges } from '../contract/apply-changes.ts';
import type { PlannedCase } from '../model/contract-case.ts';
import type { Readings } from '../model/readings.ts';
import { planUnder, startOf } from '../pipeline.ts';
import { rejectUnplannable } from '../plan/plan-provider.ts';
import { plural } from '../report/plural.ts';
import { requestConflicts } from '../settle/search.ts';
import type { ProviderSetup } from './provider-setup.ts';

/** What a provider will cost, as far as it is known before the first answer. */
export type PlannedProvider = {
  readonly provider: string;
  readonly cases: number;
  /** Only where they are to be listed: a run plans them again, under the settled readings. */
  readonly listed: readonly PlannedCase[];
  readonly calls: number;
  /** Calls that are not made because the budget is spent before. */
  readonly beyond: number;
  /** Probes that settling may need beside the calls; 0 where the document does not contradict itself about the request. */
  readonly probes: number;
  /** Calls a minute; null for no bound. */
  readonly perMinute: number | null;
  /** With every probe, at the rate of the target, or at a call a second where it has none. */
  readonly minutes: number;
};

const unboundedPerMinute = 60;

/** Throws a Rejected where hand-written cases cannot be planned. */
export function plannedProvider(
  setup: ProviderSetup,
  { perMinute, budget, list }: { perMinute: number | null; budget: number | null; list: boolean },
): PlannedProvider {
  const { planned } = planUnder(setup, startOf(setup));
  const { spec, written } = setup;
  for (const readings of otherOperations(setup)) rejectUnplannable({ spec, written, readings, applyChanges });
  const wanted = planned.reduce((sum, { cost, skip }) => sum + (skip === null ? cost : 0), 0);
  const calls = Math.min(wanted, budget ?? wanted);
  const probes = requestConflicts(setup.spec.conflicts).length === 0 ? 0 : setup.probes;
  const minutes = (calls + probes) / (perMinute ?? unboundedPerMinute);
  const cases = planned.length;
  const listed = list ? planned : [];
  return { provider: setup.spec.id, cases, listed, calls, beyond: wanted - calls, probes, perMinute, minutes };
}

/** Settling may choose another operation; hand-written cases must fit that one too, and it is too late to say so then. */
function otherOperations(setup: ProviderSetup): readonly Readings[] {
  if (setup.written.length === 0) return [];
  const start = startOf(setup);
  return setup.spec.conflicts.flatMap(({ id, readings }) =>
    readings
      .filter((reading) => reading.use?.operation !== undefined && reading.id !== start.get(id)?.reading)
      .map((reading) => new Map([...start, [id, { reading: reading.id, source: 'probe' }] as const])),
  );
}

/** `acme: 72 cases, 60 calls, and up to 8 probes to settle readings, about 3 min at 30 a minute` */
export function heading({ provider, cases, calls, beyond, probes, perMinute, minutes }: PlannedProvider): string {
  const settling = probes === 0 ? '' : `, and up to ${probes} probes to settle readings`;
  const time = perMinute === null ? '' : `, about ${Math.max(1, Math.ceil(minutes))} min at ${perMinute} a minute`;
  const left = beyond === 0 ? '' : ` (${beyond} more are beyond the budget)`;
  return `${provider}: ${plural(cases, 'case')}, ${plural(calls, 'call')}${left}${settling}${time}`;
}

/** The line below the headings: `sandbox: 140 cases, 95 calls, about 3 min`. */
export function total(target: string, providers: readonly PlannedProvider[]): string {
  const sum = (pick: (one: PlannedProvider) => number): number => providers.reduce((all, one) => all + pick(one), 0);
  const cases = sum((one) => one.cases);
  const calls = sum((one) => one.calls);
  const bounded = providers.filter(({ perMinute }) => perMinute !== null);
  const minutes = Math.ceil(Math.max(0, ...bounded.map((one) => one.minutes)));
  const time = minutes === 0 ? '' : `, about ${minutes} min`;
  return `${target}: ${plural(cases, 'case')}, ${plural(calls, 'call')}${time}`;
}
