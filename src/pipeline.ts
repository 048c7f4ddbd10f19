import { runChecks } from './check/run-checks.ts';
import { createCourse, isToldByToken } from './command/course.ts';
import { createExchanger, type Exchanger } from './command/exchanger.ts';
import { judgeProvider, type ProviderJudged } from './command/judge-provider.ts';
import type { CaseRun, ProviderPlan, ProviderSetup } from './command/provider-setup.ts';
import { settleReadings, stepFingerprint } from './command/settle-readings.ts';
import { isSettledHere, toldReadings } from './command/told-readings.ts';
import { applyChanges } from './contract/apply-changes.ts';
import type { PlannedCase } from './model/contract-case.ts';
import type { Readings } from './model/readings.ts';
import type { CaseReport } from './model/report.ts';
import { planProvider } from './plan/plan-provider.ts';
import { everything } from './plan/select.ts';
import { createLockout } from './run/lockout.ts';
import { initialReadings } from './settle/initial-readings.ts';
import { testsFor, type DecideTest } from './settle/tests-for.ts';

/** One provider through the rooms: settle, plan, run and observe, check, judge. */
export async function runProvider(
  setup: ProviderSetup,
  finished: (report: CaseReport, run: CaseRun) => void,
): Promise<ProviderJudged> {
  const exchange = createExchanger(setup);
  const { settled, plan, course, begun } = await settle(setup, exchange);
  const judge = judgeProvider(setup, plan, settled, runChecks);
  const places = new Map(plan.planned.map((entry, index) => [entry.case.id, index]));
  const finish = (run: CaseRun): void => {
    const report = judge.add(run, places.get(run.planned.case.id) ?? 0);
    finished(report, run);
    if (setup.bail && report.verdict === 'fail') course.failed(report.id);
  };
  for (const run of begun) finish(run);
  await course.finish(finish);
  return judge.finish();
}

/** How often readings are settled anew: one may have to be known before another can be told. */
const mostRounds = 3;

/** Pass 1: a probe finds readings that are issued a token, then the cases that tell readings apart say which of them hold. */
async function settle(setup: ProviderSetup, exchange: Exchanger) {
  const lockout = createLockout();
  let settled = await settleReadings(setup, startOf(setup), setup.probes, exchange);
  for (let round = 1; ; round += 1) {
    const plan = planUnder(setup, settled.readings);
    const course = createCourse(setup, plan, settled, exchange, lockout);
    const begun = await course.begin();
    const probed = await course.probe(unselected(setup, plan));
    const told = round < mostRounds ? toldReadings(setup, plan, [...begun, ...probed]) : null;
    if (told === null) return { settled, plan, course, begun };
    settled = { ...settled, readings: told, control: null };
  }
}

/** What tells open readings apart and was not selected, where anything was selected that depends on them. */
function unselected(setup: ProviderSetup, { planned, readings }: ProviderPlan): readonly PlannedCase[] {
  if (planned.every((entry) => entry.control === null || entry.case.expect.kind === 'decide')) return [];
  const asked = new Set(planned.flatMap(({ case: { expect } }) => (expect.kind === 'decide' ? expect.conflict : [])));
  const open = new Set(
    setup.spec.conflicts
      .filter(isToldByToken)
      .flatMap(({ id }) => (isSettledHere(readings.get(id)) && !asked.has(id) ? id : [])),
  );
  if (open.size === 0) return [];
  const all = { ...setup, selection: { ...everything, configured: setup.selection.configured } };
  return planUnder(all, readings).planned.filter(
    ({ case: { expect }, steps }) => steps.length > 0 && expect.kind === 'decide' && open.has(expect.conflict),
  );
}

/** The readings a run begins with; also what `plan` shows without sending. */
export function startOf({ spec, overrides, baseline }: ProviderSetup): Readings {
  return initialReadings(spec, overrides, baseline);
}

const plans = new WeakMap<ProviderSetup, ProviderPlan>();

/** Pass 2 under the settled readings: which cases, which requests, in which order. Made once as long as readings stay. */
export function planUnder(setup: ProviderSetup, readings: Readings): ProviderPlan {
  const before = plans.get(setup);
  const plan =
    before !== undefined && areSame(before.readings, readings) ? { ...before, readings } : makePlan(setup, readings);
  plans.set(setup, plan);
  return plan;
}

const areSame = (one: Readings, other: Readings): boolean =>
  one.size === other.size && [...one].every(([id, { reading }]) => other.get(id)?.reading === reading);

function makePlan(setup: ProviderSetup, readings: Readings): ProviderPlan {
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
