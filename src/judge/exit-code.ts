import { formatPosition, type Position } from '../model/position.ts';
import type { ProviderReport, Summary } from '../model/report.ts';

/** What decides the exit code, beside what the reports hold. DESIGN §7 is the only table. */
export type RunState = {
  readonly interrupted: StopSignal | null;
  readonly allowFlaky: boolean;
  /** Where they stand: no report names a waiver that covers nothing. */
  readonly staleWaivers: readonly Position[];
};

/** The signals that end a run in good order; SIGHUP is a terminal that was closed. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** The table has no 129. */
export const stopCode = (signal: StopSignal): number => (signal === 'SIGINT' ? 130 : 143);

export type Exit = { readonly code: number; readonly reason: string };

/** Precedence 130/143, 1, 2, 4, 0; the codes 70, 6, 5 and 3 are decided where they arise. */
export function exitOf(providers: readonly ProviderReport[], summary: Summary, state: RunState): Exit {
  const ran = providers.filter(({ skipped }) => skipped === null);
  if (state.interrupted !== null)
    return {
      code: stopCode(state.interrupted),
      reason: `interrupted by ${state.interrupted}; the report is incomplete`,
    };
  if (summary.fail > 0 || state.staleWaivers.length > 0) return { code: 1, reason: failures(ran, state.staleWaivers) };
  const flaky = state.allowFlaky ? 0 : summary.flaky;
  if (summary.error > 0 || flaky > 0) return { code: 2, reason: inconclusive(ran, flaky) };
  if (summary.pass === 0) return { code: 4, reason: nothing(providers) };
  const waived = summary.waived > 0 ? `, ${summary.waived} waived` : '';
  return { code: 0, reason: `${summary.pass} of ${summary.cases} cases passed in ${names(ran)}${waived}` };
}

function failures(providers: readonly ProviderReport[], stale: readonly Position[]): string {
  const failing = providers.filter(({ summary }) => summary.fail > 0);
  const must = failing.reduce((sum, { summary }) => sum + summary.findings.must, 0);
  const drift = failing.reduce((sum, { summary }) => sum + summary.drift, 0);
  const parts = [
    ...(must > 0 ? [`${must} must finding${must === 1 ? '' : 's'}`] : []),
    ...(drift > 0 ? [`${drift} drift`] : []),
  ];
  const found = parts.length === 0 ? [] : [`${parts.join(' and ')} in ${names(failing)}`];
  return [...found, ...staleIn(stale)].join(' and ');
}

function staleIn([first, ...more]: readonly Position[]): readonly string[] {
  if (first === undefined) return [];
  const place = formatPosition(first);
  return [more.length === 0 ? `1 stale waiver at ${place}` : `${more.length + 1} stale waivers, the first at ${place}`];
}

function inconclusive(providers: readonly ProviderReport[], flaky: number): string {
  const errors = providers.filter(({ summary }) => summary.error > 0);
  const count = errors.reduce((sum, { summary }) => sum + summary.error, 0);
  const parts = [
    ...(count > 0 ? [`${count} case${count === 1 ? '' : 's'} without a judgeable answer in ${names(errors)}`] : []),
    ...(flaky > 0 ? [`${flaky} flaky`] : []),
  ];
  return parts.join(' and ');
}

function nothing(providers: readonly ProviderReport[]): string {
  const skipped = providers.filter((provider) => provider.skipped !== null);
  if (skipped.length === providers.length && skipped.length > 0) return `nothing to run: ${skipped[0]?.skipped ?? ''}`;
  return 'nothing to run: no case was selected, or none was sent';
}

function names(providers: readonly ProviderReport[]): string {
  const ids = providers.map(({ id }) => id);
  return ids.length <= 3 ? ids.join(', ') : `${ids.length} providers`;
}
