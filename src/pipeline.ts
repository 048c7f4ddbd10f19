import { runChecks } from './check/run-checks.ts';
import { judgeProvider, type ProviderJudged } from './command/judge-provider.ts';
import { createExchanger, type Exchanged, type Exchanger } from './command/exchanger.ts';
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
    finished(judge.add(run, index), run);
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
  finished: (run: CaseRun, index: number) => void,
): Promise<void> {
  const lockout = createLockout();
  const controls = new Map<string, { evidence: Evidence; accepted: boolean }>();
  const send = async (entry: PlannedCase): Promise<Exchanged[]> => {
    const exchanged: Exchanged[] = [];
    for (const step of entry.steps) exchanged.push(await exchange(entry.case.id, step.name, step.plan));
    return exchanged;
  };

  const first = planned.filter(({ control, skip }) => control === null && skip === null);
  for (const entry of first) {
    const known = settled.control?.operation === entry.case.operation ? settled.control : null;
    const exchanged =
      known === null
        ? await send(entry)
        : [{ evidence: { ...known, caseId: entry.case.id, step: 'documented' }, flaky: false }];
    const evidence = exchanged.map((one) => one.evidence);
    const accepted = evidence.every((one) => outcomeOf(setup.spec, one, setup.validate) === 'token');
    if (accepted) lockout.accepted();
    else if (evidence.some(({ response }) => response !== null)) lockout.refused();
    if (evidence[0] !== undefined) controls.set(entry.case.id, { evidence: evidence[0], accepted });
    finished(
      {
        planned: entry,
        evidence,
        control: null,
        controlAccepted: null,
        flaky: exchanged.some(({ flaky }) => flaky),
        stopped: null,
      },
      planned.indexOf(entry),
    );
  }

  const rest = planned.filter((entry) => !first.includes(entry));
  await runInOrder(
    rest,
    setup.concurrency,
    async (entry): Promise<CaseRun> => {
      const control = controls.get(entry.control ?? '');
      const base = {
        planned: entry,
        control: control?.evidence ?? null,
        controlAccepted: control?.accepted ?? false,
        flaky: false,
      };
      if (entry.skip !== null) return { ...base, evidence: [], stopped: null };
      const stopped = lockout.stopped ?? (setup.signal.aborted ? 'interrupted' : null);
      if (stopped !== null || control?.accepted !== true)
        return { ...base, evidence: [], stopped: stopped ?? 'control failed' };
      if (entry.steps.length === 0) return { ...base, evidence: [control.evidence], stopped: null };
      const exchanged = await send(entry);
      return {
        ...base,
        evidence: exchanged.map(({ evidence }) => evidence),
        flaky: exchanged.some(({ flaky }) => flaky),
        stopped: null,
      };
    },
    (run) => finished(run, planned.indexOf(run.planned)),
  );
}
