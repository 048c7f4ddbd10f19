import { exchangeSubject } from '../check/exchange-subject.ts';
import { classify } from '../check/classify.ts';
import type { Subject } from '../check/run-checks.ts';
import { coverage, type Touched } from '../judge/coverage.ts';
import { judgeCase } from '../judge/judge-case.ts';
import { summarise } from '../judge/summary.ts';
import { staleWaivers } from '../judge/waive.ts';
import type { CheckResult } from '../model/check-result.ts';
import type { Check, Classified } from '../model/check.ts';
import type { PlannedCase } from '../model/contract-case.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Operation } from '../model/provider-spec.ts';
import type { CaseReport, ConflictReport, ProviderReport } from '../model/report.ts';
import type { Waiver } from '../model/waiver.ts';
import { renumberTokens } from '../observe/renumber-tokens.ts';
import { isEverything } from '../plan/select.ts';
import type { CaseRun, ProviderPlan, ProviderSetup } from './provider-setup.ts';
import { decideOf, unanswerable, type Decided } from './decide.ts';
import { exchangeCurl } from './exchange-curl.ts';
import { exchangeReport } from './exchange-report.ts';
import { nodesJudged } from './nodes-judged.ts';
import { observationOf } from './observation.ts';
import { refusedControl, withoutContract } from './refused-control.ts';
import type { Settled } from './settle-readings.ts';
import { answerFor } from './silence-answer.ts';
import { undecidedControl, withoutMust } from './undecided-control.ts';

export type ProviderJudged = { readonly report: ProviderReport; readonly stale: readonly Waiver[] };

type RunChecks = (checks: readonly Check[], on: Subject) => readonly CheckResult[];

/** Judges cases as they finish, and the provider when all have. */
export function judgeProvider(setup: ProviderSetup, plan: ProviderPlan, settled: Settled, runChecks: RunChecks) {
  const { spec, baseline } = setup;
  const runs: CaseRun[] = [];
  const reports = new Map<PlannedCase, { readonly evidence: readonly Evidence[]; readonly report: CaseReport }>();
  const decisions = new Map<string, Decided>();
  const answers = new Map<string, string>();
  const touched: Touched[] = [];
  const usedWaivers = new Set<Waiver>();
  const checked = new Map<PlannedCase, readonly CheckResult[]>();

  const isMoot = ({ case: { expect } }: PlannedCase): boolean =>
    expect.kind === 'decide' &&
    unanswerable(spec, (id) => decisions.get(id)?.observed ?? null).includes(expect.conflict);

  const judge = (run: CaseRun, more: readonly CheckResult[]): CaseReport => {
    const { planned, evidence } = run;
    const { case: subject } = planned;
    const operation = operationOf(setup, run);
    const classified = evidence.map((one) => classifiedOf(setup, operation, one));
    const known = decideOf(setup, plan, run);
    const decided = known !== undefined && isMoot(planned) ? { ...known, observed: null } : known;
    if (subject.expect.kind === 'decide' && decided !== undefined) decisions.set(subject.expect.conflict, decided);
    const answer = answerFor(setup, run, classified[0] ?? null);
    if (answer !== null && subject.expect.kind === 'record' && subject.expect.silence !== null)
      answers.set(subject.expect.silence, answer);
    // Ordinals are all that `finish` changes, and no check of one case reads them: its results stay.
    const results = checked.get(planned) ?? checkCase(setup, plan, run, operation, runChecks);
    checked.set(planned, results);
    const refused = refusedControl(run, classified.at(-1) ?? null);
    const undecided = undecidedControl(run, settled, classified.at(-1) ?? null, results);
    const own =
      undecided !== null ? withoutMust(results, spec.claims) : refused === null ? results : withoutContract(results);
    const last = evidence.at(-1);
    const { report, usedWaivers: used } = judgeCase({
      spec,
      planned,
      evidence,
      exchanges: evidence.map((one, index) => exchangeReport(one, exchangeCurl(setup, plan, run, index))),
      controlAccepted: run.controlAccepted,
      results: own,
      providerResults: more,
      ...(decided === undefined ? {} : { observedReading: decided.observed }),
      answer,
      observation:
        last === undefined || subject.expect.kind === 'decide' ? null : observationOf(last, classified.at(-1) ?? null),
      error: undecided ?? run.stopped ?? refused,
      flaky: run.flaky,
      baseline,
      strictDrift: setup.strictDrift,
      waivers: setup.waivers,
      today: setup.today,
    });
    for (const waiver of used) usedWaivers.add(waiver);
    return report;
  };

  return {
    /** The report of a case as it finishes; token ordinals and provider-wide checks come with `finish`. */
    add(run: CaseRun, index: number): CaseReport {
      runs[index] = run;
      const report = judge(run, []);
      reports.set(run.planned, { evidence: run.evidence, report });
      return report;
    },
    finish(): ProviderJudged {
      const ordered = renumbered(runs.filter((run) => run !== undefined));
      runs.length = 0;
      const provider = providerResults(setup, ordered, runChecks);
      const cases = ordered.map((run, index) => {
        const more = index === 0 ? provider : [];
        const before = reports.get(run.planned);
        // Only another ordinal, what was found of the whole provider, or a question that another answer makes moot changes
        // what was judged when the case ended.
        const isSame =
          more.length === 0 &&
          !isMoot(run.planned) &&
          before?.evidence.every((one, step) => one === run.evidence[step]) === true;
        const report = isSame ? before.report : judge(run, more);
        // Of thousands of cases only one report each is kept.
        reports.delete(run.planned);
        checked.delete(run.planned);
        if (report.judgements > 0) touched.push({ caseId: report.id, pointers: nodesJudged(setup, run) });
        return report;
      });
      const conflicts = spec.conflicts.map(({ id, question, readings }): ConflictReport => ({
        id,
        question,
        readings: readings.map((reading) => ({ id: reading.id, evidence: reading.evidence })),
        observed: decisions.get(id)?.observed ?? null,
        accepted: baseline?.readings[id] ?? null,
        decidedBy: decisions.get(id)?.decidedBy ?? [],
      }));
      const evidence = coverage(spec.evidence, touched);
      const ranToVerdict = new Set(
        cases.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail').map(({ id }) => id),
      );
      return {
        stale: staleWaivers(setup.waivers, usedWaivers, {
          ranToVerdict,
          all:
            isEverything(setup.selection) &&
            cases.length === plan.planned.length &&
            cases.every(({ verdict }) => verdict !== 'error'),
        }),
        report: {
          id: spec.id,
          title: spec.title,
          spec: { file: spec.file, sha256: spec.sha256, openapi: spec.openapi },
          summary: summarise(cases, conflicts, evidence),
          skipped: null,
          cases,
          conflicts,
          silences: spec.silences.map(({ id, question }) => ({
            id,
            question,
            observed: answers.get(id) ?? null,
            accepted: baseline?.answers[id] ?? null,
          })),
          evidence,
        },
      };
    },
  };
}

function operationOf({ spec }: ProviderSetup, { planned }: CaseRun): Operation {
  const operation = spec.operations.find(({ id }) => id === planned.case.operation);
  if (operation === undefined) throw new RangeError(`no operation ${planned.case.operation}`);
  return operation;
}

function classifiedOf(
  { spec, validate }: ProviderSetup,
  operation: Operation,
  { response }: Evidence,
): Classified | null {
  return response === null ? null : classify(spec, operation, response, validate);
}

/** Exchange checks on each exchange of its own, then case checks on the whole. */
function checkCase(
  setup: ProviderSetup,
  plan: ProviderPlan,
  run: CaseRun,
  operation: Operation,
  runChecks: RunChecks,
): readonly CheckResult[] {
  const { spec, checks, validate } = setup;
  const { planned, evidence, control } = run;
  const { expect } = planned.case;
  if (evidence.some(({ failure }) => failure !== null) || evidence.length === 0) return [];
  const own = planned.steps.length === 0 ? [] : evidence;
  const cause = expect.kind === 'refuse' || expect.kind === 'record' ? expect.cause : null;
  return [
    ...own.flatMap((one) =>
      runChecks(checks, {
        scope: 'exchange',
        subject: exchangeSubject({
          spec,
          operation,
          expect,
          step: one.step,
          evidence: one,
          readings: plan.readings,
          validate,
        }),
      }),
    ),
    ...(planned.steps.length === 0
      ? []
      : runChecks(checks, {
          scope: 'case',
          subject: { spec, operation, expect, cause, control, exchanges: evidence },
        })),
  ];
}

function providerResults(
  { spec, checks }: ProviderSetup,
  runs: readonly CaseRun[],
  runChecks: RunChecks,
): readonly CheckResult[] {
  const exchanges = runs.flatMap(({ planned, evidence }) =>
    planned.steps.length === 0
      ? []
      : evidence.map((one) => ({
          expect: planned.case.expect,
          cause: 'cause' in planned.case.expect ? planned.case.expect.cause : null,
          evidence: one,
        })),
  );
  return runChecks(checks, { scope: 'provider', subject: { spec, exchanges } });
}

/** Token ordinals in plan order, whatever order the exchanges ended in. */
function renumbered(runs: readonly CaseRun[]): readonly CaseRun[] {
  const numbered = renumberTokens(runs.flatMap(({ evidence }) => evidence));
  let next = 0;
  return runs.map((run) => {
    const evidence = numbered.slice(next, next + run.evidence.length);
    next += run.evidence.length;
    return { ...run, evidence };
  });
}
