import type { PlannedCase } from '../model/contract-case.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Conflict } from '../model/provider-spec.ts';
import type { Lockout } from '../run/lockout.ts';
import { runInOrder } from '../run/schedule.ts';
import { sharedRequest } from '../plan/select.ts';
import type { Exchanged, Exchanger } from './exchanger.ts';
import { notSent } from './not-sent.ts';
import type { CaseRun, ProviderPlan, ProviderSetup } from './provider-setup.ts';
import { outcomeOf, type Settled } from './settle-readings.ts';

/** The cases of one plan on their way: each control first, then what departs from it. A stopped provider is not called again. */
export type Course = {
  /** Sends the controls, and the cases that tell readings of the request apart: the rest depends on what they say. */
  begin(): Promise<readonly CaseRun[]>;
  /** Sends what tells readings apart although it was not selected. It counts as settling, and no report has it. */
  probe(entries: readonly PlannedCase[]): Promise<readonly CaseRun[]>;
  /** Sends what `begin` did not. */
  finish(finished: (run: CaseRun) => void): Promise<void>;
  /** With --bail: nothing more is sent after this case. */
  failed(caseId: string): void;
};

export function createCourse(
  setup: ProviderSetup,
  { planned }: ProviderPlan,
  settled: Settled,
  exchange: Exchanger,
  lockout: Lockout,
): Course {
  const { spec, signal } = setup;
  const controls = new Map<string, { evidence: Evidence; accepted: boolean }>();
  let failing: string | null = null;

  const send = async (entry: PlannedCase, probe = false): Promise<readonly Exchanged[]> => {
    const exchanged: Exchanged[] = [];
    for (const step of entry.steps) exchanged.push(await exchange(entry.case.id, step.name, step.plan, probe));
    return exchanged;
  };

  const shared = new Map<string, Promise<readonly Exchanged[]>>();
  /** Of a group only one request may be sent, but any number of questions asked of it. */
  const sendOnce = async (entry: PlannedCase): Promise<readonly Exchanged[]> => {
    const request = setup.selection.onePerGroup ? sharedRequest(entry) : null;
    if (request === null) return send(entry);
    const sent = shared.get(request) ?? send(entry);
    shared.set(request, sent);
    return (await sent).map(({ evidence, flaky }, index) => ({
      evidence: { ...evidence, caseId: entry.case.id, step: entry.steps[index]?.name ?? evidence.step },
      flaky,
    }));
  };

  const perform = async (
    entry: PlannedCase,
    exchanges: () => Promise<readonly Exchanged[]> = () => sendOnce(entry),
  ): Promise<CaseRun> => {
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

  /** What settled the readings was this very request: it is not sent again. */
  const performControl = async (entry: PlannedCase): Promise<CaseRun> => {
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
    return run;
  };

  const told = new Set(spec.conflicts.filter(isToldByToken).map(({ id }) => id));
  /** Whether the case says how requests have to be made. */
  const tells = ({ case: { expect } }: PlannedCase): boolean => expect.kind === 'decide' && told.has(expect.conflict);

  return {
    async begin() {
      const runs: CaseRun[] = [];
      for (const entry of planned.filter(isControl)) runs.push(await performControl(entry));
      const early = planned.filter(tells);
      return [...runs, ...(await runInOrder(early, setup.concurrency, (entry) => perform(entry)))];
    },
    probe: (entries) => runInOrder(entries, 1, (entry) => perform(entry, () => send(entry, true))),
    async finish(finished) {
      const rest = planned.filter((entry) => !isControl(entry) && !tells(entry));
      await runInOrder(rest, setup.concurrency, (entry) => perform(entry), finished);
    },
    failed(caseId) {
      failing ??= caseId;
    },
  };
}

const isControl = ({ control }: PlannedCase): boolean => control === null;

/** Which reading holds, an issued token says: its readings are ways to make the request. */
export const isToldByToken = ({ decide }: Conflict): boolean => decide === 'first-token';
