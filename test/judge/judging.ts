import { judgeCase, type JudgedCase, type JudgeInput } from '../../src/judge/judge-case.ts';
import { emptyBaseline, type Baseline } from '../../src/model/baseline.ts';
import type { CheckResult } from '../../src/model/check-result.ts';
import type { ContractCase, Expectation, PlannedCase } from '../../src/model/contract-case.ts';
import type { CaseReport, Observation } from '../../src/model/report.ts';
import type { Level } from '../../src/model/requirement.ts';
import type { Waiver } from '../../src/model/waiver.ts';
import { aSpec } from '../check/a-spec.ts';
import { anEvidence } from '../check/support.ts';

export const id = 'a-provider/requestToken/omit/header.X-Id';
export const today = '2026-11-22';

export const accept: Expectation = { kind: 'accept' };
export const refuse: Expectation = { kind: 'refuse', cause: 'missing-input' };
export const decide: Expectation = { kind: 'decide', conflict: 'X01' };
export const record: Expectation = { kind: 'record', silence: null, cause: null };
export const silence: Expectation = { kind: 'record', silence: 'Y01', cause: null };

export function aPlannedCase(expect: Expectation, changes: Partial<PlannedCase> = {}): PlannedCase {
  const subject: ContractCase = {
    id,
    title: 'without header X-Id',
    derivedBy: 'spec',
    expect,
    operation: 'requestToken',
    steps: [{ name: 'omit', changes: [{ omit: 'header:X-Id' }] }],
    tags: ['omit'],
    needs: [],
    group: null,
    optIn: null,
    requirements: [],
    at: { file: 'specs/a-provider.yaml', line: 7, col: 3 },
  };
  return {
    case: subject,
    provider: 'a-provider',
    steps: [],
    control: 'a-provider/requestToken/accept/documented',
    cost: 1,
    skip: null,
    ...changes,
  };
}

/** A check that applied; with a level it found a departure. */
export function aResult(check: string, level: Level | null = null): CheckResult {
  return {
    check,
    title: 'The title of the check',
    departures:
      level === null
        ? []
        : [
            {
              requirement: { source: 'S900', section: 'L1', level },
              message: 'the status is 500',
              pointer: '/status',
              expected: 401,
              actual: 500,
              specPointer: '/paths',
            },
          ],
  };
}

export const clean = aResult('contract.status');

export function judge(expect: Expectation, changes: Partial<JudgeInput> = {}): JudgedCase {
  return judgeCase({
    spec: aSpec(),
    planned: aPlannedCase(expect),
    evidence: [anEvidence()],
    exchanges: [],
    controlAccepted: true,
    results: [clean],
    providerResults: [],
    answer: null,
    observation: null,
    error: null,
    flaky: false,
    baseline: null,
    strictDrift: false,
    waivers: [],
    today,
    ...changes,
  });
}

export const verdictOf = (expect: Expectation, changes: Partial<JudgeInput> = {}): CaseReport =>
  judge(expect, changes).report;

export function aWaiver(changes: Partial<Waiver> = {}): Waiver {
  return {
    case: id,
    check: null,
    target: 'sandbox',
    reason: 'agreed by mail',
    owner: 'qa',
    expires: '2027-01-31',
    at: { file: 'contracts/a-provider/waivers.yaml', line: 3, col: 1 },
    ...changes,
  };
}

export const anObservation: Observation = {
  status: 401,
  contentType: 'application/json',
  shape: 'refusal',
  members: { '/code': 'string', '/message': 'string' },
};

export const baselineWith = (changes: Partial<Baseline>): Baseline => ({
  ...emptyBaseline('a-provider', 'sandbox'),
  ...changes,
});
