import { runChecks } from './check/run-checks.ts';
import { judgeProvider, type ProviderJudged } from './command/judge-provider.ts';
import { createExchanger, type Exchanged, type Exchanger } from './command/exchanger.ts';
import { notSent } from './command/not-sent.ts';
import type { CaseRun, ProviderPlan, ProviderSetup } from './command/provider-setup.ts';
import { outcomeOf, settleReadings, stepFingerprint, type Settled } from './command/settle-readings.ts';
import { applyChanges } from './contract/apply-changes.ts';
import type { PlannedCase } from './model/contract-case.ts';
import type { Evidence } from './model/evidence.ts';
import type { Readings } from './model/readings.ts';
import type { CaseReport } from './model/report.ts';
import { planProvider } from './plan/plan-provider.ts';
import { createLockout } from './run/lockout.ts';
import { runInOrder } from './run/schedule.ts';
import { initialReadings } from './settle/initial-readings.ts';
import { testsFor, type DecideTest } from './settle/tests-for.ts';

/** One provider through the rooms: settle, plan, run and observe, check, judge. */
export async function runProvider(
  setup: ProviderSetup,
  finished: (report: CaseReport, run: CaseRun) => void,
): Promise<ProviderJudged> {
  const exchange = createExchanger(setup);
  const settled = await settleReadings(setup, startOf(setup), setup.probes, exchange);
  const plan = planUnder(setup, settled.readings);
  const judge = judgeProvider(setup, plan, settled, runChecks);
  await gather(setup, plan, settled, exchange, (run, index) => {
    const report = judge.add(run, index);
    finished(report, run);
    return report;
  });
  return judge.finish();
}

/** The readings a run begins with; also what `plan` shows without sending. */
export function startOf({ spec, overrides, baseline }: ProviderSetup): Readings {
  return initialReadings(spec, overrides, baseline);
}

/** Pass 2 under the settled readings: which cases, which requests, in which order. */
export function planUnder(setup: ProviderSetup, readings: Readings): ProviderPlan {
  const { spec, written, selection } = setup;
  const tests = new Map<string, readonly DecideTest[]>();
  const planned = planProvider({
    spec,
    written,
    readings,
    selection,
    applyChanges,
    testsFor: (conflict, operation) => {
      const found = testsFor(conflict, readings, stepFingerprint(setup, operation.id, readings));
      tests.set(conflict.id, found);
      return found;
    },
  });
  return { readings, planned, tests };
}

/** Sends what is planned: each control first, then the cases that depart from it. A stopped provider is not called again. */
async function gather(
  setup: ProviderSetup,
  { planned }: ProviderPlan,
  settled: Settled,
  exchange: Exchanger,
  finished: (run: CaseRun, index: number) => CaseReport,
): Promise<void> {
  const { spec, signal } = setup;
  const lockout = createLockout();
  const controls = new Map<string, { evidence: Evidence; accepted: boolean }>();
  let failing: string | null = null;

  const send = async (entry: PlannedCase): Promise<readonly Exchanged[]> => {
    const exchanged: Exchanged[] = [];
    for (const step of entry.steps) exchanged.push(await exchange(entry.case.id, step.name, step.plan));
    return exchanged;
  };
  const perform = async (entry: PlannedCase, exchanges: () => Promise<readonly Exchanged[]>): Promise<CaseRun> => {
    const control = controls.get(entry.control ?? '') ?? null;
    const controlAccepted = entry.control === null ? null : control?.accepted === true;
    const base = { planned: entry, control: control?.evidence ?? null, controlAccepted, flaky: false };
    const held = notSent(entry, { signal, failing, lockout: lockout.stopped, controlAccepted });
    if (held !== null) return { ...base, planned: { ...entry, skip: held.skip }, evidence: [], stopped: held.error };
    if (entry.steps.length === 0 && control !== null) return { ...base, evidence: [control.evidence], stopped: null };
    const exchanged = await exchanges();
    const evidence = exchanged.map((one) => one.evidence);
    return { ...base, evidence, flaky: exchanged.some(({ flaky }) => flaky), stopped: null };
  };
  const judge = (run: CaseRun, entry: PlannedCase): void => {
    const { id, verdict } = finished(run, planned.indexOf(entry));
    if (setup.bail && verdict === 'fail') failing ??= id;
  };

  const first = planned.filter(({ control }) => control === null);
  for (const entry of first) {
    const known = settled.control?.operation === entry.case.operation ? settled.control : null;
    const again = known === null ? null : { ...known, caseId: entry.case.id, step: 'documented' };
    const run = await perform(entry, async () => (again === null ? send(entry) : [{ evidence: again, flaky: false }]));
    const [evidence] = run.evidence;
    if (evidence !== undefined) {
      const accepted = run.evidence.every((one) => outcomeOf(spec, one, setup.validate) === 'token');
      if (accepted) lockout.accepted();
      else if (run.evidence.some(({ response }) => response !== null)) lockout.refused();
      controls.set(entry.case.id, { evidence, accepted });
    }
    judge(run, entry);
  }
  const rest = planned.filter(({ control }) => control !== null);
  await runInOrder(
    rest,
    setup.concurrency,
    (entry) => perform(entry, () => send(entry)),
    (run, index) => {
      const entry = rest[index];
      if (entry !== undefined) judge(run, entry);
    },
  );
}
