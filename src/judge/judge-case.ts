import type { Baseline } from '../model/baseline.ts';
import type { CheckResult } from '../model/check-result.ts';
import type { Departure } from '../model/check.ts';
import type { PlannedCase } from '../model/contract-case.ts';
import type { Evidence } from '../model/evidence.ts';
import { placeOf } from '../model/places.ts';
import { formatPosition } from '../model/position.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { formatRequirement } from '../model/requirement.ts';
import type { CaseError, CaseReport, ExchangeReport, Finding, Observation } from '../model/report.ts';
import type { Waiver } from '../model/waiver.ts';
import { answerDrift, observationDrift, readingDrift } from './drift.ts';
import { waive } from './waive.ts';

export type JudgeInput = {
  readonly spec: ProviderSpec;
  readonly planned: PlannedCase;
  readonly evidence: readonly Evidence[];
  readonly exchanges: readonly ExchangeReport[];
  /** Whether the control was accepted in this run; null when the case is its own control. */
  readonly controlAccepted: boolean | null;
  /** Of the case's own exchanges. */
  readonly results: readonly CheckResult[];
  /** Of checks that look at the whole provider: shown with this case, and no judgement of its answer. */
  readonly providerResults: readonly CheckResult[];
  /** Decide cases: the reading that was observed, null when none or several fit. Undefined for other kinds. */
  readonly observedReading?: string | null;
  /** Record cases that answer a silence. */
  readonly answer: string | null;
  readonly observation: Observation | null;
  /** Found before judging: a provider stopped, a plan that could not be made. */
  readonly error: CaseError | null;
  readonly flaky: boolean;
  readonly baseline: Baseline | null;
  readonly strictDrift: boolean;
  readonly waivers: readonly Waiver[];
  readonly today: string;
};

export type JudgedCase = { readonly report: CaseReport; readonly usedWaivers: readonly Waiver[] };

/** The verdict of one case (DESIGN §8, §9): findings decide, a missing answer is an error, silence is never red. */
export function judgeCase(input: JudgeInput): JudgedCase {
  const { planned, evidence, spec } = input;
  const results = [...input.results, ...input.providerResults];
  const { case: subject } = planned;
  const error = input.error ?? findError(input);
  const findings = [
    ...results.flatMap((result) =>
      result.departures
        .filter((departure) => !isOurs(error, departure))
        .map((departure) => toFinding(spec, planned, result, departure)),
    ),
    ...(error === null ? drifts(input) : []),
  ];
  const { findings: marked, used } = waive(subject.id, findings, input.waivers, input.today);
  const open = marked.filter((finding) => finding.waiver === undefined && counts(finding, input.strictDrift));
  const isSkipped = planned.skip !== null;
  const verdict = isSkipped ? 'skip' : error !== null ? 'error' : open.length > 0 ? 'fail' : 'pass';
  return {
    usedWaivers: used,
    report: {
      id: subject.id,
      title: subject.title,
      kind: subject.expect.kind,
      derivedBy: subject.derivedBy,
      tags: subject.tags,
      verdict,
      reason: planned.skip ?? reasonOf(input, error),
      waived: verdict === 'pass' && used.length > 0,
      flaky: input.flaky,
      control: planned.control,
      judgements: judgements(input),
      ...(error === null || isSkipped ? {} : { error }),
      requirements: subject.requirements,
      findings: isSkipped || evidence.length === 0 ? [] : marked,
      observation: input.observation,
      exchanges: isSkipped ? [] : input.exchanges,
    },
  };
}

/** What an answer to a request of ours that is wrong departs from cannot be held against the provider. */
const isOurs = (error: CaseError | null, { requirement }: Departure): boolean =>
  error?.attribution === 'tool' && requirement.level === 'must';

/** Must findings and breaking drift turn a case red; compatible drift only when asked for. */
function counts(finding: Finding, strictDrift: boolean): boolean {
  if (finding.drift !== undefined) return finding.drift === 'breaking' || strictDrift;
  return finding.level === 'must';
}

function findError({ planned, evidence, controlAccepted, results }: JudgeInput): CaseError | null {
  const { case: subject } = planned;
  const failed = evidence.find(({ failure }) => failure !== null)?.failure;
  if (failed !== undefined && failed !== null) return failed;
  const undeclared = evidence.flatMap((entry) => entry.undeclared);
  if (undeclared.length > 0)
    return toolError(
      'E_UNDECLARED',
      `our own request departs from the spec although the case does not declare it: ${undeclared.join('; ')}`,
    );
  if (evidence.length === 0) return toolError('E_NO_EXCHANGE', 'the case was neither sent nor skipped');
  const judged = subject.expect.kind === 'accept' || subject.expect.kind === 'refuse';
  if (controlAccepted === false && subject.expect.kind !== 'accept')
    return {
      code: 'E_CONTROL',
      phase: 'validate',
      attribution: 'target',
      message: `control failed: ${planned.control ?? ''} was not issued a token in this run, so a refusal proves nothing`,
    };
  if (judged && !results.some(tellsOutcome))
    return toolError(
      'E_VACUOUS',
      'the document says nothing that this answer could be held against, so a pass would say nothing',
    );
  return null;
}

/**
 * A pass has to stand on what the document says of this outcome: leaks, redirects and the grammar of JSON can be asked of
 * any answer. What is found counts wherever it is found.
 */
const tellsOutcome = ({ check, departures }: CheckResult): boolean =>
  /^(?:contract|document)\./.test(check) || departures.some(({ requirement }) => requirement.level === 'must');

const toolError = (code: string, message: string): CaseError => ({
  code,
  phase: 'validate',
  attribution: 'tool',
  message,
});

/** Applied checks; a decision and a recorded answer count as one judgement each. */
function judgements({ planned, results, providerResults, observedReading, answer }: JudgeInput): number {
  if (planned.skip !== null) return 0;
  return (
    results.length + providerResults.length + (typeof observedReading === 'string' ? 1 : 0) + (answer === null ? 0 : 1)
  );
}

function reasonOf({ observedReading, answer, planned }: JudgeInput, error: CaseError | null): string | null {
  if (error !== null) return null;
  if (planned.case.expect.kind === 'decide')
    return typeof observedReading === 'string' ? `reading ${observedReading}` : 'undecided: no single reading fits';
  return answer === null ? null : `answer: ${answer}`;
}

function drifts({ planned, spec, baseline, observedReading, answer, observation }: JudgeInput): readonly Finding[] {
  if (baseline === null || planned.skip !== null) return [];
  const { case: subject } = planned;
  const { expect } = subject;
  if (expect.kind === 'decide') {
    const accepted = baseline.readings[expect.conflict];
    return accepted === undefined || accepted === observedReading
      ? []
      : [readingDrift(subject.title, accepted, observedReading ?? null)];
  }
  if (expect.kind === 'record' && expect.silence !== null) {
    const accepted = baseline.answers[expect.silence];
    const question = spec.silences.find(({ id }) => id === expect.silence)?.question ?? subject.title;
    return accepted === undefined || answer === null || accepted === answer
      ? []
      : [answerDrift(question, accepted, answer)];
  }
  const accepted = baseline.observations[subject.id];
  return accepted === undefined || observation === null ? [] : observationDrift(accepted, observation);
}

function toFinding(spec: ProviderSpec, planned: PlannedCase, result: CheckResult, departure: Departure): Finding {
  const { specPointer, requirement, pointer, expected, actual } = departure;
  const places = [
    ...furtherLines(spec, departure),
    ...(specPointer === null ? [] : [`spec ${formatPosition(placeOf(spec.places, specPointer, spec.file))}`]),
    `case ${formatPosition(planned.case.at)}`,
  ];
  return {
    check: result.check,
    level: requirement.level,
    requirement,
    message: [`${departure.message} Rule: ${result.title}.`, ...places].join('\n'),
    pointer,
    expected,
    actual,
  };
}

/** What else the provider document says about the same node, beside the line that the requirement cites. */
function furtherLines({ evidence }: ProviderSpec, { specPointer, requirement }: Departure): readonly string[] {
  if (specPointer === null) return [];
  const cited = formatRequirement(requirement);
  return evidence
    .filter(({ line, pointers }) => line !== cited && pointers.includes(specPointer))
    .map(({ line, says }) => `also ${line}: ${says}`);
}
