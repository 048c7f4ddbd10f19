import { describe, expect, it } from 'vitest';
import { exitOf, type RunState } from '../../src/judge/exit-code.ts';
import { addSummaries } from '../../src/judge/summary.ts';
import type { Position } from '../../src/model/position.ts';
import type { ProviderReport, Summary } from '../../src/model/report.ts';

const counts = (changes: Partial<Summary>): Summary => ({
  cases: 0,
  pass: 0,
  fail: 0,
  error: 0,
  skip: 0,
  waived: 0,
  flaky: 0,
  undecided: 0,
  drift: 0,
  findings: { must: 0, should: 0, note: 0 },
  evidence: { covered: 0, total: 0 },
  ...changes,
});

const provider = (id: string, changes: Partial<Summary>, skipped: string | null = null): ProviderReport => ({
  id,
  title: id,
  spec: { file: `specs/${id}.yaml`, sha256: '', openapi: '3.1.0' },
  summary: counts(changes),
  skipped,
  cases: [],
  conflicts: [],
  silences: [],
  evidence: [],
});

const calm: RunState = { interrupted: null, allowFlaky: false, staleWaivers: [] };
const exit = (providers: readonly ProviderReport[], state: Partial<RunState> = {}): { code: number; reason: string } =>
  exitOf(providers, addSummaries(providers.map(({ summary }) => summary)), { ...calm, ...state });

const good = provider('a', { cases: 3, pass: 3 });
const failing = provider('b', { cases: 3, pass: 2, fail: 1, findings: { must: 2, should: 4, note: 0 } });
const erring = provider('c', { cases: 3, pass: 2, error: 1 });
const flaky = provider('d', { cases: 3, pass: 3, flaky: 1 });
const nothing = provider('e', { cases: 2, skip: 2 });
const absent = provider('f', {}, 'not configured: F_URL not set');

const at = (line: number): Position => ({ file: 'contracts/b/waivers.yaml', line, col: 3 });

type Row = readonly [
  what: string,
  providers: readonly ProviderReport[],
  state: Partial<RunState>,
  code: number,
  reason: string,
];

const rows: readonly Row[] = [
  ['everything passed', [good], {}, 0, '3 of 3 cases passed in a'],
  [
    'something was waived',
    [provider('a', { cases: 2, pass: 2, waived: 1 })],
    {},
    0,
    '2 of 2 cases passed in a, 1 waived',
  ],
  ['a provider was skipped beside one that passed', [good, absent], {}, 0, '3 of 3 cases passed in a'],
  ['only some of one provider were skipped', [good, nothing], {}, 0, '3 of 5 cases passed in a, e'],
  ['a must finding', [good, failing], {}, 1, '2 must findings in b'],
  [
    'one must finding',
    [provider('b', { fail: 1, findings: { must: 1, should: 0, note: 0 } })],
    {},
    1,
    '1 must finding in b',
  ],
  ['breaking drift', [provider('b', { cases: 1, fail: 1, drift: 2 })], {}, 1, '2 drift in b'],
  ['a stale waiver alone', [good], { staleWaivers: [at(6)] }, 1, '1 stale waiver at contracts/b/waivers.yaml:6:3'],
  [
    'stale waivers beside findings',
    [failing],
    { staleWaivers: [at(1), at(6)] },
    1,
    '2 must findings in b and 2 stale waivers, the first at contracts/b/waivers.yaml:1:3',
  ],
  ['a case without a judgeable answer', [good, erring], {}, 2, '1 case without a judgeable answer in c'],
  ['a flaky case', [flaky], {}, 2, '1 flaky'],
  ['a flaky case that is allowed', [flaky], { allowFlaky: true }, 0, '3 of 3 cases passed in d'],
  ['nothing that was sent', [nothing], {}, 4, 'nothing to run: no case was selected, or none was sent'],
  ['no provider that is configured', [absent], {}, 4, 'nothing to run: not configured: F_URL not set'],
  ['no provider at all', [], {}, 4, 'nothing to run: no case was selected, or none was sent'],
  ['an interrupt', [good], { interrupted: 'SIGINT' }, 130, 'interrupted by SIGINT; the report is incomplete'],
  ['a termination', [good], { interrupted: 'SIGTERM' }, 143, 'interrupted by SIGTERM; the report is incomplete'],
  [
    'five providers that passed',
    ['v', 'w', 'x', 'y', 'z'].map((id) => provider(id, { cases: 1, pass: 1 })),
    {},
    0,
    '5 of 5 cases passed in 5 providers',
  ],
];

describe('the exit code', () => {
  it.each(rows)('after %s', (...[, providers, state, code, reason]) => {
    expect(exit(providers, state)).toEqual({ code, reason });
  });

  it('is the first of 130, 143, 1, 2, 4 and 0 that applies', () => {
    const everything = [good, failing, erring, flaky, nothing, absent];
    const codes = [
      exit(everything, { interrupted: 'SIGINT', staleWaivers: [at(1)] }),
      exit(everything, { interrupted: 'SIGTERM' }),
      exit(everything),
      exit([good, erring, flaky, nothing, absent], { staleWaivers: [at(1)] }),
      exit([good, erring, flaky, nothing, absent]),
      exit([flaky, nothing]),
      exit([nothing, absent]),
      exit([good, nothing, absent]),
    ].map(({ code }) => code);
    expect(codes).toEqual([130, 143, 1, 1, 2, 2, 4, 0]);
  });

  it('is not 0 because everything that could have failed was an error', () => {
    expect(exit([provider('a', { cases: 2, error: 2 })]).code).toBe(2);
  });
});
