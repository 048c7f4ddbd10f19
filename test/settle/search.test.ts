import { describe, expect, it } from 'vitest';
import type { Conflict } from '../../src/model/provider-spec.ts';
import type { Readings } from '../../src/model/readings.ts';
import { requestConflicts, search, type Fingerprint, type ProbeOutcome } from '../../src/settle/search.ts';
import { aConflict } from './a-conflict.ts';

const place = aConflict('P', {
  both: { use: { signaturePlace: ['header:S', 'body:/S'] } },
  body: { use: { signaturePlace: ['body:/S'] } },
  query: { use: { signaturePlace: ['query:s'] } },
});
const bytes = aConflict('B', {
  sent: { use: { signatureBytes: 'as-sent' } },
  compact: { use: { signatureBytes: 'compact' } },
  sorted: { use: { signatureBytes: 'sorted' } },
});
const grant = aConflict('G', { camel: {}, snake: { request: [{ rename: 'body:/a', to: 'body:/b' }] } });
const operation = aConflict('O', {
  post: { use: { operation: 'post' } },
  get: { use: { operation: 'get' } },
});
const lifetime = aConflict(
  'L',
  { short: { observe: 'exp == 1' }, long: { observe: 'exp == 2' } },
  { decide: 'response' },
);

const startOf = (conflicts: readonly Conflict[], source: 'start' | 'override' = 'start'): Readings =>
  new Map(conflicts.map(({ id, start }) => [id, { reading: start, source }]));
const named = (readings: Readings | null): string =>
  readings === null ? 'nothing' : [...readings].map(([id, { reading }]) => `${id}=${reading}`).join(' ');
const everyRequestDiffers: Fingerprint = named;

/** Probes until the search ends, answering each with what `answer` says of it. */
function probe(
  conflicts: readonly Conflict[],
  answer: (readings: string) => ProbeOutcome,
  { fingerprint = everyRequestDiffers, initial = startOf(conflicts) } = {},
): { tried: readonly string[]; found: string } {
  const attempts = search(conflicts, initial, fingerprint);
  const tried: string[] = [];
  let step = attempts.next();
  while (step.done !== true) {
    const name = named(step.value);
    tried.push(name);
    step = attempts.next(answer(name));
  }
  return { tried, found: named(step.value) };
}
const refusedBut =
  (accepted: string) =>
  (name: string): ProbeOutcome =>
    name === accepted ? 'token' : 'refused';

describe('the search for a request that is issued a token', () => {
  it('begins at the likeliest readings, and ends there when they are right', () => {
    const { tried, found } = probe([place, bytes], () => 'token');
    expect([tried, found]).toEqual([['P=both B=sent'], 'P=both B=sent']);
  });

  it('departs in one conflict before it departs in two, and leaves out what one place more has settled', () => {
    const { tried, found } = probe([place, bytes, grant], () => 'refused');
    expect(tried).toEqual([
      'P=both B=sent G=camel',
      'P=query B=sent G=camel',
      'P=both B=compact G=camel',
      'P=both B=sorted G=camel',
      'P=both B=sent G=snake',
      'P=query B=compact G=camel',
      'P=query B=sorted G=camel',
      'P=query B=sent G=snake',
      'P=both B=compact G=snake',
      'P=both B=sorted G=snake',
    ]);
    expect(found).toBe('nothing');
  });

  it('stops at the first token', () => {
    const { tried, found } = probe([bytes, grant], refusedBut('B=sorted G=camel'));
    expect([tried.length, found]).toEqual([3, 'B=sorted G=camel']);
  });

  it('never sends the same request twice, whatever the readings are called', () => {
    const { tried } = probe([bytes, grant], () => 'refused', {
      fingerprint: (readings) => named(readings).replace('compact', 'sent'),
    });
    expect(tried).toEqual(['B=sent G=camel', 'B=sorted G=camel', 'B=sent G=snake', 'B=sorted G=snake']);
  });

  it('goes on to the next operation as soon as an answer comes from elsewhere', () => {
    expect(probe([operation, grant], (name) => (name.startsWith('O=post') ? 'elsewhere' : 'refused')).tried).toEqual([
      'O=post G=camel',
      'O=get G=camel',
      'O=get G=snake',
    ]);
  });

  it('stays where it is when there is only one operation, even if an answer looks strange', () => {
    expect(probe([grant], () => 'elsewhere').tried).toEqual(['G=camel', 'G=snake']);
  });

  it('gives up when nobody answers', () => {
    expect(probe([bytes, grant], () => 'no-answer')).toEqual({ tried: ['B=sent G=camel'], found: 'nothing' });
  });

  it('leaves alone what an override has settled', () => {
    const initial: Readings = new Map([...startOf([bytes], 'override'), ...startOf([grant])]);
    expect(probe([bytes, grant], () => 'refused', { initial }).tried).toEqual(['B=sent G=camel', 'B=sent G=snake']);
  });

  it('confirms an accepted reading with one call, and departs from it only when it is refused', () => {
    const initial: Readings = new Map([['B', { reading: 'sorted', source: 'baseline' }]]);
    expect(probe([bytes], () => 'token', { initial }).tried).toEqual(['B=sorted']);
    expect(probe([bytes], () => 'refused', { initial }).tried).toEqual(['B=sorted', 'B=sent', 'B=compact']);
  });

  it('is only about conflicts that change the request', () => {
    expect(requestConflicts([lifetime, grant, place]).map(({ id }) => id)).toEqual(['G', 'P']);
    expect(probe([lifetime], () => 'refused').tried).toEqual(['L=short']);
  });
});
