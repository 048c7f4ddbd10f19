import { describe, expect, it } from 'vitest';
import type { ObservedResponse } from '../../src/model/evidence.ts';
import type { Silence } from '../../src/model/provider-spec.ts';
import type { ValidateAt } from '../../src/model/validation.ts';
import { answerOf, concludeOutcomes, concludeResponse } from '../../src/settle/conclude.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { memberTypes, namesOf, outcomeText } from '../../src/settle/names.ts';
import type { DecideTest } from '../../src/settle/tests-for.ts';
import { emptyBaseline } from '../../src/model/baseline.ts';
import { aResponse, aToken } from '../check/support.ts';
import { realSpec } from '../contract/real-plans.ts';
import { aConflict } from './a-conflict.ts';

const body = { status: 200, ok: true, data: { token: 't', expires_in: '3600', list: [1], nothing: null } };
const pointers = { token: '/data/token', type: null, lifetime: '/data/expires_in' };
const response: ObservedResponse = aResponse(body, { token: aToken() });

const validate: ValidateAt = (schema, value) =>
  (schema === '/text') === (typeof value === 'string')
    ? []
    : [{ pointer: '', keyword: 'type', expected: '', actual: '', message: '' }];

const silence = (observe: string): Silence => ({
  id: 'S',
  pointer: '',
  position: { file: '', line: 1, col: 1 },
  question: '?',
  request: [],
  observe,
  passive: false,
});

const conclude = (readings: Parameters<typeof aConflict>[1], member = ''): unknown =>
  concludeResponse(aConflict('X', readings, { decide: 'response', member }), response, pointers, validate).observed;

describe('what was seen of a conflict', () => {
  const tests: readonly DecideTest[] = [
    { name: 'snake', changes: [], predictions: { camel: 'refused', snake: 'accepted', either: 'accepted' } },
    { name: 'none', changes: [], predictions: { camel: 'refused', snake: 'refused', either: null } },
  ];
  const all = ['camel', 'snake', 'either'];
  it.each([
    [[false, false], ['camel'], 'camel'],
    [[true, true], ['either'], 'either'],
    [[true, false], ['snake', 'either'], null],
    [[false, true], [], null],
  ] as const)('when requests were accepted as %j fits %j', (accepted, fits, observed) => {
    expect(concludeOutcomes(all, tests, accepted)).toEqual({ fits, observed });
  });

  it('is the only candidate where no test is needed', () => {
    expect(concludeOutcomes(['one'], [], [])).toEqual({ fits: ['one'], observed: 'one' });
    expect(concludeOutcomes(['one', 'two'], [], [])).toEqual({ fits: ['one', 'two'], observed: null });
  });

  it('is the reading whose schema fits the member', () => {
    const readings = { number: { schema: '/number' }, string: { schema: '/text' } };
    expect(conclude(readings, '/data/expires_in')).toBe('string');
    expect(conclude(readings, '/data/list/0')).toBe('number');
    expect(conclude(readings, '/data/absent')).toBeNull();
  });

  it('is the reading whose expression holds, and none when several or no one does', () => {
    expect(conclude({ hour: { observe: 'expires_in == 3600' }, other: { observe: 'expires_in != 3600' } })).toBe(
      'hour',
    );
    expect(conclude({ a: { observe: 'status == 200' }, b: { observe: 'expires_in == exp - iat' } })).toBeNull();
    expect(conclude({ a: { observe: 'status == 201' }, b: { observe: 'body:/absent == 1' } })).toBeNull();
    expect(conclude({ a: { observe: 'no expression' }, b: { observe: 'parts == 3' } })).toBe('b');
  });
});

describe('names in a response', () => {
  it.each([
    ['status', 200],
    ['expires_in', 3600],
    ['parts', 3],
    ['length', 200],
    ['body:/status', 200],
    ['body:/ok', 'true'],
    ['body:/data/token', 't'],
    ['body:/data', undefined],
    ['body:/absent', undefined],
    ['header:content-TYPE', 'application/json'],
    ['header:X-None', undefined],
    ['nobody', undefined],
  ])('%s is %j', (name, value) => {
    expect(namesOf(response, pointers)(name)).toBe(value);
  });

  it('of a token have no value without one, nor a lifetime that is no number', () => {
    const bare = aResponse({ data: { expires_in: 'soon' } });
    for (const name of ['exp', 'iat', 'parts', 'length', 'expires_in'])
      expect(namesOf(bare, pointers)(name)).toBeUndefined();
    expect(namesOf(response, null)('expires_in')).toBeUndefined();
  });
});

const answer = (observe: string, documented: readonly string[] = []): string =>
  answerOf(silence(observe), response, 'token', pointers, new Set(documented));

describe('the answer to a silence', () => {
  it.each([
    ['outcome', '200 application/json token'],
    ['status', '200'],
    ['body:/data/expires_in', '3600'],
    ['body:/data/absent', 'absent'],
    ['header:Cache-Control', 'no-store'],
    ['header:X-Absent', 'absent'],
    ['types:/data/list', 'array'],
    ['types:/data/nothing', 'null'],
    ['types:/status', 'integer'],
    ['types:/data/absent', 'absent'],
  ])('observed as %s is %s', (observe, text) => {
    expect(answer(observe)).toBe(text);
  });

  it('about members names those that nobody documented, in order', () => {
    const documented = ['/status', '/data', '/data/token', '/data/expires_in'];
    expect(answer('members', documented)).toBe('/data/list /data/nothing /ok');
    expect(answer('members', [...documented, '/ok', '/data/list', '/data/nothing'])).toBe('none');
  });

  it('holds no value of a body that is not asked for', () => {
    expect(outcomeText(aResponse(undefined, { status: 500, contentType: null }), 'html')).toBe(
      '500 no media type html',
    );
    expect(memberTypes(body)).toEqual({
      '/status': 'integer',
      '/ok': 'boolean',
      '/data': 'object',
      '/data/token': 'string',
      '/data/expires_in': 'string',
      '/data/list': 'array',
      '/data/nothing': 'null',
    });
    expect(memberTypes({ 'a/b~': 1 })).toEqual({ '/a~1b~0': 'integer' });
    expect(memberTypes([1])).toEqual({});
  });
});

describe('the readings that a run begins with', () => {
  it('are overridden before they are accepted before they are likely', async () => {
    const spec = await realSpec('singapay-b2b');
    const baseline = { ...emptyBaseline(spec.id, 'sandbox'), readings: { D01: 'number', D03: 'snake', D04: 'gone' } };
    const readings = initialReadings(spec, { D03: 'either', D05: 'nonsense' }, baseline);
    expect(readings.get('D01')).toEqual({ reading: 'number', source: 'baseline' });
    expect(readings.get('D03')).toEqual({ reading: 'either', source: 'override' });
    expect(readings.get('D04')).toEqual({ reading: 'either', source: 'start' });
    expect(readings.get('D05')).toEqual({ reading: 'lenient', source: 'start' });
    expect([...readings.keys()]).toEqual(spec.conflicts.map(({ id }) => id));
  });
});
