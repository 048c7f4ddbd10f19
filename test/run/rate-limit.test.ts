import { expect, test } from 'vitest';
import { retryAfterMs } from '../../src/run/retry-after.ts';
import { createWorld, responded, type World } from './world.ts';
import type { WireResponse } from '../../src/model/wire.ts';

const limited = (...values: string[]): ReturnType<typeof responded> =>
  responded(
    429,
    values.map((value) => ['Retry-After', value] as const),
  );
const codes = async (world: World, count: number): Promise<unknown[]> => {
  const seen: unknown[] = [];
  for (let n = 0; n < count; n += 1) {
    const { outcome } = (await world.lane.send(world.prepare)).attempt;
    seen.push(outcome.failure?.code ?? outcome.response?.status);
  }
  return seen;
};

test('Retry-After is waited for, nothing is sent meanwhile, and the lane is slower from then on', async () => {
  const world = createWorld((attempt) => (attempt === 1 ? limited('2') : responded(200)));
  const sent = await Promise.all([1, 2, 3].map(() => world.lane.send(world.prepare)));
  expect(sent.map(({ attempt }) => attempt.outcome.response?.status)).toEqual([200, 200, 200]);
  expect(sent.every(({ flaky }) => !flaky)).toBe(true);
  const afterwards = createWorld((attempt) => (attempt === 1 ? limited('2') : responded(200)));
  expect(await codes(afterwards, 3)).toEqual([200, 200, 200]);
  expect(afterwards.sentAt).toEqual([0, 2_000, 3_000, 4_000]);
});

test('a rate is halved by 429, and 429 alone is waited out for five seconds', async () => {
  const world = createWorld((attempt) => (attempt === 1 ? limited() : responded(200)), { perMinute: 10 });
  expect(await codes(world, 3)).toEqual([200, 200, 200]);
  expect(world.sentAt).toEqual([0, 6_000, 18_000, 30_000]);
});

test('a limiter of ten a minute never says 429 twice', async () => {
  const hits: number[] = [];
  let refused = 0;
  const world: World = createWorld(
    () => {
      const now = world.clock.monotonic();
      if (hits.filter((at) => now - at < 60_000).length >= 10) {
        refused += 1;
        return limited('30');
      }
      hits.push(now);
      return responded(200);
    },
    { perMinute: 12 },
  );
  await codes(world, 40);
  expect(refused).toBeLessThanOrEqual(1);
});

test('429 again is no answer to judge', async () => {
  const world = createWorld(() => limited('1'));
  const { attempt, attempts } = await world.lane.send(world.prepare);
  expect(attempts).toBe(2);
  expect(attempt.outcome.failure).toEqual({
    code: 'E_RATE_LIMITED',
    phase: 'headers',
    attribution: 'target',
    message: 'status 429 after 2 attempts',
  });
});

test('a Retry-After that is too long ends it for the provider', async () => {
  for (const status of [429, 503]) {
    const world = createWorld(() => responded(status, [['Retry-After', '86400']]));
    expect(await codes(world, 2)).toEqual(['E_RATE_LIMITED', 'E_RATE_LIMITED']);
    expect(world.sent).toHaveLength(1);
  }
});

test('503 with a Retry-After is waited for', async () => {
  const world = createWorld((attempt) => (attempt === 1 ? responded(503, [['retry-after', '7']]) : responded(200)));
  expect(await codes(world, 1)).toEqual([200]);
  expect(world.sentAt).toEqual([0, 7_000]);
});

const wall = Date.UTC(2026, 10, 1, 12);
const read = (...values: string[]): number | null => retryAfterMs(limited(...values).response as WireResponse, wall);

test.each([
  ['2', 2_000],
  ['0', 0],
  ['86400', 86_400_000],
  ['Sun, 01 Nov 2026 12:00:05 GMT', 5_000],
  ['Sun, 01 Nov 2026 11:00:00 GMT', 0],
  ['99999999999999999999', Number('1e23')],
])('Retry-After: %s is understood', (value, expected) => {
  expect(read(value)).toBe(expected);
});

test.each(['-5', 'abc', '0.5', '1e9', '3, 4', '', 'Sun, 99 Nov 2026 12:00:05 GMT', 'tomorrow'])(
  'Retry-After: %s is not',
  (value) => {
    expect(read(value)).toBeNull();
  },
);

test('no Retry-After, or two of them, say nothing', () => {
  expect(read()).toBeNull();
  expect(read('1', '2')).toBeNull();
});

test('429 on the second attempt slows the lane down as well', async () => {
  const answers = [responded(503), limited('20'), responded(200)];
  const world = createWorld((attempt) => answers[attempt - 1] ?? responded(200));
  expect(await codes(world, 2)).toEqual(['E_RATE_LIMITED', 200]);
  expect(world.sentAt).toEqual([0, 1_000, 21_000]);
});
