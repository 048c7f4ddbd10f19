import { describe, expect, it } from 'vitest';
import { allChecks } from '../../src/check/all-checks.ts';
import { runChecks } from '../../src/check/run-checks.ts';
import { judgeCase, type JudgeInput } from '../../src/judge/judge-case.ts';
import type { CheckResult } from '../../src/model/check-result.ts';
import type { ContractCase, Expectation } from '../../src/model/contract-case.ts';
import type { Level } from '../../src/model/requirement.ts';
import { aSpec } from '../check/a-spec.ts';
import { anEvidence, aResponse, aSubject, issued } from '../check/support.ts';

const aContractCase = (kind: Expectation): ContractCase => ({
  id: 'a-provider/requestToken/accept/documented',
  title: 'the documented request',
  derivedBy: 'spec',
  expect: kind,
  operation: 'requestToken',
  steps: [{ name: 'documented', changes: [] }],
  tags: [],
  needs: [],
  group: null,
  optIn: null,
  requirements: [],
  at: { file: 'specs/a-provider.yaml', line: 1, col: 1 },
});

const judging = (changes: Partial<JudgeInput>, kind: Expectation = { kind: 'accept' }) =>
  judgeCase({
    spec: aSpec(),
    planned: {
      case: aContractCase(kind),
      provider: 'a-provider',
      steps: [],
      control: null,
      cost: 1,
      skip: null,
    },
    evidence: [anEvidence()],
    exchanges: [],
    controlAccepted: true,
    results: [],
    providerResults: [],
    answer: null,
    observation: null,
    error: null,
    flaky: false,
    baseline: null,
    strictDrift: false,
    waivers: [],
    today: '2026-11-22',
    ...changes,
  }).report;

const quiet = (check: string): CheckResult => ({ check, title: check, departures: [] });
const loud = (check: string, level: Level): CheckResult => ({
  check,
  title: check,
  departures: [
    {
      requirement: { source: 'S900', section: 'L1', level },
      message: 'so',
      pointer: null,
      expected: 1,
      actual: 2,
      specPointer: null,
    },
  ],
});
const results = (subject: ReturnType<typeof aSubject>) => runChecks(allChecks, { scope: 'exchange', subject });
const refuse: Expectation = { kind: 'refuse', cause: 'wrong-secret' };

describe('a case that nothing of the document was held against', () => {
  const anywhere = [
    quiet('leak.secret-echo'),
    quiet('rfc9700.redirect'),
    quiet('body.html-page'),
    quiet('json.grammar'),
  ];

  it('is an error, although checks that fit any answer were asked', () => {
    for (const kind of [{ kind: 'accept' } as const, refuse]) {
      const report = judging({ results: anywhere }, kind);
      expect(report.verdict).toBe('error');
      expect(report.error).toMatchObject({ code: 'E_VACUOUS', attribution: 'tool' });
    }
  });
  it('is no error once the document was asked', () => {
    for (const check of ['contract.status', 'contract.no-token', 'document.required-header']) {
      expect(judging({ results: [...anywhere, quiet(check)] }).verdict).toBe('pass');
    }
  });
  it('fails when something is found that must not be, whoever found it', () => {
    expect(judging({ results: [loud('body.html-page', 'must')] }).verdict).toBe('fail');
    expect(judging({ results: [loud('leak.sql', 'should')] }).error?.code).toBe('E_VACUOUS');
  });
  it('is not saved by a check of the whole provider, whose findings it only shows', () => {
    const report = judging({ results: anywhere, providerResults: [quiet('contract.undocumented-status')] });
    expect(report.error?.code).toBe('E_VACUOUS');
    const shown = judging({ results: [quiet('contract.shape')], providerResults: [loud('token.unique', 'should')] });
    expect(shown).toMatchObject({ verdict: 'pass', findings: [{ check: 'token.unique' }] });
  });
  it('passes where it only records or decides: silence is never red', () => {
    expect(judging({ results: [] }, { kind: 'record', silence: null, cause: null }).verdict).toBe('pass');
    expect(judging({ results: [] }, { kind: 'decide', conflict: 'X01' }).verdict).toBe('pass');
  });
});

describe('real answers under real checks', () => {
  it('judge a documented success, and a teapot too', () => {
    expect(judging({ results: results(aSubject(issued())) }).verdict).toBe('pass');
    expect(judging({ results: results(aSubject(aResponse({ a: 1 }, { status: 418 }))) }).verdict).toBe('fail');
  });
  it('say nothing where the document names no outcome for the request', () => {
    const spec = aSpec();
    const [operation] = spec.operations;
    if (operation === undefined) throw new TypeError('a spec without operations');
    const silent = { ...operation, responses: [] };
    const subject = aSubject(aResponse({ a: 1 }, { status: 500 }), { operation: silent });
    expect(judging({ results: results(subject) }).error?.code).toBe('E_VACUOUS');
  });
});
