import { describe, expect, it } from 'vitest';
import { observationDrift } from '../../src/judge/drift.ts';
import type { Observation } from '../../src/model/report.ts';
import { someFacts } from '../check/support.ts';
import { anObservation, baselineWith, decide, id, refuse, silence, verdictOf } from './judging.ts';

const kinds = (accepted: Observation, observed: Observation): readonly (string | undefined)[] =>
  observationDrift(accepted, observed).map(({ drift }) => drift);
const withToken = (facts: Partial<typeof someFacts>): Observation => ({
  ...anObservation,
  token: { ...someFacts, ...facts },
});

describe('an outcome that differs from the accepted one', () => {
  it.each<readonly [string, Partial<Observation>, readonly string[]]>([
    ['in nothing', {}, []],
    ['in its status', { status: 400 }, ['breaking']],
    ['in its shape', { shape: 'technical-error' }, ['breaking']],
    ['in its content type', { contentType: null }, ['breaking']],
    ['in a member that is gone', { members: { '/code': 'string' } }, ['breaking']],
    ['in the type of a member', { members: { '/code': 'integer', '/message': 'string' } }, ['breaking']],
    ['in a member that is new', { members: { ...anObservation.members, '/trace': 'string' } }, ['compatible']],
    [
      'in several ways',
      { status: 400, members: { '/error': 'object' } },
      ['breaking', 'breaking', 'breaking', 'compatible'],
    ],
  ])('%s', (_, changes, drifts) => {
    expect(kinds(anObservation, { ...anObservation, ...changes })).toEqual(drifts);
  });

  it.each<readonly [Partial<typeof someFacts>, readonly string[]]>([
    [{}, []],
    [{ format: 'opaque' }, ['breaking']],
    [{ alg: 'RS256' }, ['compatible']],
    [{ expMinusIat: 1800 }, ['compatible']],
    [{ expMinusIat: null }, ['compatible']],
    [{ expMinusIat: 3601 }, []],
    [{ length: 999, ordinal: 'token#7', iatSkew: 3, entropyBits: 1 }, []],
  ])('in its token: %j', (facts, drifts) => {
    expect(kinds(withToken({}), withToken(facts))).toEqual(drifts);
  });

  it('in having a token', () => {
    expect(kinds(withToken({}), anObservation)).toEqual(['breaking']);
    expect(kinds(anObservation, withToken({}))).toEqual(['compatible']);
  });

  it('names the member, and what it was and is', () => {
    const [finding] = observationDrift(anObservation, {
      ...anObservation,
      members: { '/code': 'integer', '/message': 'string' },
    });
    expect(finding).toMatchObject({
      pointer: '/code',
      expected: 'string',
      actual: 'integer',
      check: 'drift.observation',
    });
  });
});

const observed = (changes: Partial<Observation>, strictDrift = false): unknown =>
  verdictOf(refuse, {
    baseline: baselineWith({ observations: { [id]: anObservation } }),
    observation: { ...anObservation, ...changes },
    strictDrift,
  }).verdict;

const reading = (observedReading: string | null, accepted: Record<string, string>): unknown =>
  verdictOf(decide, { observedReading, baseline: baselineWith({ readings: accepted }) }).verdict;

const answer = (now: string | null, accepted: string, strictDrift = false): unknown =>
  verdictOf(silence, { answer: now, baseline: baselineWith({ answers: { Y01: accepted } }), strictDrift }).verdict;

describe('a verdict under a baseline', () => {
  it('fails on drift that breaks a client, and on any drift only when that is asked for', () => {
    const more = { members: { ...anObservation.members, '/trace': 'string' } };
    expect(observed({})).toBe('pass');
    expect(observed({ status: 400 })).toBe('fail');
    expect(observed(more)).toBe('pass');
    expect(observed(more, true)).toBe('fail');
    expect(observed({}, true)).toBe('pass');
  });

  it('fails on an accepted reading that no longer holds, or can no longer be told', () => {
    expect(reading('snake', { X01: 'snake' })).toBe('pass');
    expect(reading('camel', { X01: 'snake' })).toBe('fail');
    expect(reading(null, { X01: 'snake' })).toBe('fail');
    expect(reading('camel', { X02: 'snake' })).toBe('pass');
  });

  it('fails on another answer to a silence when tokens came or went with it', () => {
    expect(answer('401 application/json refusal', '401 application/json refusal')).toBe('pass');
    expect(answer('200 application/json token', '401 application/json refusal')).toBe('fail');
    expect(answer('400 application/json refusal', '401 application/json refusal')).toBe('pass');
    expect(answer('400 application/json refusal', '401 application/json refusal', true)).toBe('fail');
    expect(answer(null, '401 application/json refusal')).toBe('pass');
  });

  it('asks the spec for the question of a silence, and says what changed', () => {
    const report = verdictOf(silence, { answer: 'b', baseline: baselineWith({ answers: { Y01: 'a' } }) });
    expect(report.findings).toMatchObject([{ check: 'drift.answer', expected: 'a', actual: 'b', drift: 'compatible' }]);
  });

  it('passes where nothing was accepted yet', () => {
    expect(verdictOf(refuse, { baseline: baselineWith({}), observation: anObservation }).findings).toEqual([]);
    expect(verdictOf(refuse, { observation: anObservation }).findings).toEqual([]);
  });
});
