import { describe, expect, it } from 'vitest';
import type { JudgeInput } from '../../src/judge/judge-case.ts';
import type { Expectation } from '../../src/model/contract-case.ts';
import type { Verdict } from '../../src/model/report.ts';
import type { Failure } from '../../src/model/wire.ts';
import { anEvidence } from '../check/support.ts';
import {
  accept,
  aPlannedCase,
  aResult,
  baselineWith,
  clean,
  decide,
  record,
  refuse,
  silence,
  verdictOf,
} from './judging.ts';

const timedOut: Failure = { code: 'E_HEADERS_TIMEOUT', phase: 'headers', attribution: 'target', message: 'no answer' };
const failed = anEvidence(null, { failure: timedOut });
const undeclared = anEvidence(undefined, { undeclared: ['required header X-Id is missing'] });
const must = aResult('contract.status', 'must');

type Row = readonly [what: string, expect: Expectation, input: Partial<JudgeInput>, verdict: Verdict, code?: string];

const rows: readonly Row[] = [
  ['an accept case in which checks applied and found nothing', accept, {}, 'pass'],
  ['an accept case with a must finding', accept, { results: [must] }, 'fail'],
  [
    'an accept case with a should finding',
    accept,
    { results: [clean, aResult('rfc6749.cache-control', 'should')] },
    'pass',
  ],
  ['an accept case with a note', accept, { results: [clean, aResult('leak.server-version', 'note')] }, 'pass'],
  ['an accept case in which nothing was judged', accept, { results: [] }, 'error', 'E_VACUOUS'],
  ['an accept case beside a refused control', accept, { controlAccepted: false }, 'pass'],
  ['the control itself', accept, { controlAccepted: null }, 'pass'],
  ['a refuse case in which checks applied and found nothing', refuse, {}, 'pass'],
  ['a refuse case with a must finding', refuse, { results: [must] }, 'fail'],
  ['a refuse case in which nothing was judged', refuse, { results: [] }, 'error', 'E_VACUOUS'],
  ['a refuse case whose control was refused', refuse, { controlAccepted: false }, 'error', 'E_CONTROL'],
  ['a record case', record, { results: [], answer: '401 application/json refusal' }, 'pass'],
  ['a record case with a must finding of a claimed standard', record, { results: [must] }, 'fail'],
  ['a record case whose control was refused', record, { controlAccepted: false }, 'error', 'E_CONTROL'],
  ['a silence with its answer', silence, { results: [], answer: '401' }, 'pass'],
  ['a decide case with one reading', decide, { results: [], observedReading: 'snake' }, 'pass'],
  ['a decide case without a reading, when none was accepted', decide, { results: [], observedReading: null }, 'pass'],
  [
    'a decide case whose control was refused',
    decide,
    { controlAccepted: false, observedReading: null },
    'error',
    'E_CONTROL',
  ],
  ['a case whose exchange failed', refuse, { evidence: [anEvidence(), failed] }, 'error', 'E_HEADERS_TIMEOUT'],
  ['a case whose own request departs undeclared', accept, { evidence: [undeclared] }, 'error', 'E_UNDECLARED'],
  ['a case that went missing', accept, { evidence: [] }, 'error', 'E_NO_EXCHANGE'],
  [
    'a skipped case',
    refuse,
    { evidence: [], results: [], planned: aPlannedCase(refuse, { skip: 'not asked for' }) },
    'skip',
  ],
  [
    'a case of a provider that was stopped',
    refuse,
    { evidence: [], error: { code: 'E_LOCKOUT', phase: 'send', attribution: 'target', message: 'two refusals' } },
    'error',
    'E_LOCKOUT',
  ],
];

describe('the verdict', () => {
  for (const [what, expected, input, verdict, code] of rows) {
    it(`of ${what} is ${verdict}`, () => {
      const report = verdictOf(expected, input);
      expect([report.verdict, report.error?.code]).toEqual([verdict, code]);
      expect(report.kind).toBe(expected.kind);
    });
  }

  it('comes with a reason: what was observed, or why nothing was', () => {
    expect(verdictOf(decide, { observedReading: 'snake' }).reason).toBe('reading snake');
    expect(verdictOf(decide, { observedReading: null }).reason).toBe('undecided: no single reading fits');
    expect(verdictOf(silence, { answer: '401' }).reason).toBe('answer: 401');
    expect(verdictOf(refuse, { planned: aPlannedCase(refuse, { skip: 'not asked for' }) }).reason).toBe(
      'not asked for',
    );
    expect(verdictOf(accept).reason).toBeNull();
    expect(verdictOf(decide, { evidence: [failed] }).reason).toBeNull();
  });

  it('holds nothing against the provider where our own request was wrong', () => {
    const report = verdictOf(accept, { evidence: [undeclared], results: [must, aResult('leak.sql', 'should')] });
    expect([report.error?.code, report.findings.map(({ check }) => check)]).toEqual(['E_UNDECLARED', ['leak.sql']]);
  });

  it('says how many judgements stand behind it', () => {
    expect(verdictOf(accept, { results: [clean, clean] }).judgements).toBe(2);
    expect(verdictOf(decide, { results: [], observedReading: 'snake' }).judgements).toBe(1);
    expect(verdictOf(decide, { results: [], observedReading: null }).judgements).toBe(0);
    expect(verdictOf(silence, { results: [clean], answer: '401' }).judgements).toBe(2);
    expect(verdictOf(refuse, { planned: aPlannedCase(refuse, { skip: 'no' }) }).judgements).toBe(0);
  });

  it('is never about a failure that is not theirs, and keeps whose it is', () => {
    expect(verdictOf(accept, { evidence: [undeclared] }).error).toMatchObject({
      attribution: 'tool',
      phase: 'validate',
    });
    expect(verdictOf(accept, { evidence: [failed] }).error).toEqual(timedOut);
    expect(verdictOf(refuse, { controlAccepted: false }).error?.message).toContain('requestToken/accept/documented');
  });

  it('leaves out exchanges and findings of what was not sent', () => {
    const skipped = verdictOf(refuse, { results: [must], planned: aPlannedCase(refuse, { skip: 'no' }) });
    expect([skipped.findings, skipped.exchanges, skipped.error]).toEqual([[], [], undefined]);
    expect(verdictOf(refuse, { results: [must], evidence: [] }).findings).toEqual([]);
  });

  it('of an error looks at no drift: nothing was answered', () => {
    const baseline = baselineWith({ readings: { X01: 'camel' } });
    expect(verdictOf(decide, { evidence: [failed], baseline, observedReading: null }).findings).toEqual([]);
  });
});

describe('a finding', () => {
  it('says what, where the spec says so, and which case it was', () => {
    const [finding] = verdictOf(refuse, { results: [must] }).findings;
    expect(finding).toMatchObject({
      check: 'contract.status',
      level: 'must',
      pointer: '/status',
      expected: 401,
      actual: 500,
    });
    expect(finding?.message.split('\n')).toEqual([
      'the status is 500 Rule: The title of the check.',
      expect.stringMatching(/^spec .+:\d+:\d+$/),
      'case specs/a-provider.yaml:7:3',
    ]);
  });

  it('of a check on the whole provider is shown with the case, and counts', () => {
    const shown = verdictOf(accept, { providerResults: [aResult('token.unique', 'must')] });
    expect([shown.verdict, shown.findings.map(({ check }) => check)]).toEqual(['fail', ['token.unique']]);
  });
});
