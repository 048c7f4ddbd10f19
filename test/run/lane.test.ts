import { expect, test } from 'vitest';
import { defaultLimits } from '../../src/model/target.ts';
import type { Outcome } from '../../src/model/wire.ts';
import type { Sent } from '../../src/run/lane.ts';
import { createWorld, failed, refusedConnection, responded, type World } from './world.ts';

const ok = responded(200);
const script =
  (...outcomes: Outcome[]) =>
  (attempt: number): Outcome =>
    outcomes[Math.min(attempt, outcomes.length) - 1] ?? ok;
const summary = ({ attempt, attempts, flaky }: Sent): unknown => [
  attempt.outcome.failure?.code ?? attempt.outcome.response?.status,
  attempts,
  flaky,
];
const sendAll = (world: World, count: number): Promise<Sent[]> =>
  Promise.all(Array.from({ length: count }, () => world.lane.send(world.prepare)));

test('an answer is handed over as it is', async () => {
  for (const status of [200, 301, 400, 401, 404, 500, 501, 505]) {
    const { lane, prepare, sent } = createWorld(script(responded(status)));
    expect(summary(await lane.send(prepare))).toEqual([status, 1, false]);
    expect(sent).toEqual(['request 1']);
  }
});

test('without a rate, requests run side by side', async () => {
  const waiting = Promise.withResolvers<void>();
  const world = createWorld(async (attempt) => {
    if (attempt === 3) waiting.resolve();
    await waiting.promise;
    return ok;
  });
  expect((await sendAll(world, 3)).map(summary)).toEqual([1, 2, 3].map(() => [200, 1, false]));
  expect(world.sentAt).toEqual([0, 0, 0]);
});

test('with a rate, requests go out one at a time and evenly', async () => {
  let running = 0;
  const world = createWorld(
    async () => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      return ok;
    },
    { perMinute: 10 },
  );
  await sendAll(world, 4);
  expect(world.sentAt).toEqual([0, 6_000, 12_000, 18_000]);
});

test('a connection that fails is tried once more, with a request made anew', async () => {
  const { lane, prepare, sent, sentAt } = createWorld(script(refusedConnection, ok));
  expect(summary(await lane.send(prepare))).toEqual([200, 2, true]);
  expect(sent).toEqual(['request 1', 'request 2']);
  expect(sentAt).toEqual([0, 1_000]);
});

test('a kept connection that was closed is used no more, at once, and that is not flaky', async () => {
  const { lane, prepare, sentAt } = createWorld(script(failed('E_CONN_STALE', 'send', 'network'), ok));
  expect(summary(await lane.send(prepare))).toEqual([200, 2, false]);
  expect(sentAt).toEqual([0, 0]);
});

test('a connection that fails twice stays failed, and is not flaky', async () => {
  const { lane, prepare, sent } = createWorld(script(refusedConnection));
  expect(summary(await lane.send(prepare))).toEqual(['E_CONN_REFUSED', 2, false]);
  expect(sent).toHaveLength(2);
});

test.each([
  failed('E_EMPTY_REPLY', 'headers', 'target'),
  failed('E_CONN_RESET', 'body', 'network'),
  failed('E_DNS_NOT_FOUND', 'dns', 'config'),
  failed('E_HEADERS_TIMEOUT', 'headers', 'target'),
  failed('E_ORIGIN_NOT_ALLOWED', 'config', 'config'),
])('$failure.code is not tried again', async (outcome) => {
  const { lane, prepare, sent } = createWorld(script(outcome));
  expect(summary(await lane.send(prepare))).toEqual([outcome.failure?.code, 1, false]);
  expect(sent).toHaveLength(1);
});

test.each([502, 503, 504])('%i is tried once more', async (status) => {
  const passing = createWorld(script(responded(status), ok));
  expect(summary(await passing.lane.send(passing.prepare))).toEqual([200, 2, true]);
  const lasting = createWorld(script(responded(status)));
  expect(summary(await lasting.lane.send(lasting.prepare))).toEqual([status, 2, false]);
});

test('at most a tenth of the requests are tried again, and one in any case', async () => {
  const world = createWorld(script(responded(503)));
  for (let n = 0; n < 40; n += 1) await world.lane.send(world.prepare);
  expect(world.sent).toHaveLength(44);
});

test('the waits of a connection that fails are kept within the rate', async () => {
  const world = createWorld(script(refusedConnection, ok), { perMinute: 10 });
  await sendAll(world, 2);
  expect(world.sentAt).toEqual([0, 6_000, 12_000]);
});

test('three connections that fail in a row end it for the provider', async () => {
  const world = createWorld(script(refusedConnection));
  const results = [];
  for (let n = 0; n < 4; n += 1) results.push(await world.lane.send(world.prepare));
  expect(results.map(summary)).toEqual([
    ['E_CONN_REFUSED', 2, false],
    ['E_CONN_REFUSED', 1, false],
    ['E_CIRCUIT_OPEN', 0, false],
    ['E_CIRCUIT_OPEN', 0, false],
  ]);
  expect(results[3]?.attempt.outcome.failure).toMatchObject({ attribution: 'network', phase: 'connect' });
  expect(results[3]?.prepared.shown.url).toBe('request 5');
  expect(world.sent).toHaveLength(3);
});

test('an answer in between starts the row again', async () => {
  const world = createWorld((attempt) => (attempt % 3 === 0 ? ok : refusedConnection));
  for (let n = 0; n < 8; n += 1) await world.lane.send(world.prepare);
  expect((await world.lane.send(world.prepare)).attempts).toBeGreaterThan(0);
});

test('the budget counts calls, retries included, and not probes', async () => {
  const world = createWorld(script(responded(503), ok), { budget: 3, probes: 1 });
  const results = [];
  for (let n = 0; n < 3; n += 1) results.push(await world.lane.send(world.prepare));
  results.push(await world.lane.send(world.prepare, { probe: true }));
  results.push(await world.lane.send(world.prepare, { probe: true }));
  expect(results.map(summary)).toEqual([
    [200, 2, true],
    [200, 1, false],
    ['E_BUDGET_SPENT', 0, false],
    [200, 1, false],
    ['E_BUDGET_SPENT', 0, false],
  ]);
  expect(results[2]?.attempt.outcome.failure).toMatchObject({
    attribution: 'config',
    phase: 'config',
    message: 'not sent: the budget of 3 calls is spent',
  });
});

test('a retry that the budget does not allow leaves the first outcome', async () => {
  const world = createWorld(script(responded(503)), { budget: 1 });
  expect(summary(await world.lane.send(world.prepare))).toEqual([503, 1, false]);
});

test('an interrupted run sends nothing more, and says so', async () => {
  const world = createWorld(async (_attempt, signal) => {
    world.stop.abort();
    expect(signal.aborted).toBe(true);
    return failed('E_INTERRUPTED', 'headers', 'tool');
  });
  const results = [await world.lane.send(world.prepare), await world.lane.send(world.prepare)];
  expect(results.map(summary)).toEqual([
    ['E_INTERRUPTED', 1, false],
    ['E_INTERRUPTED', 0, false],
  ]);
});

test('an interrupt ends a wait for the rate', async () => {
  const world = createWorld(() => ok, {
    perMinute: 1,
    sleep: async () => {
      world.stop.abort();
      throw new Error('aborted');
    },
  });
  await world.lane.send(world.prepare);
  expect(summary(await world.lane.send(world.prepare))).toEqual(['E_INTERRUPTED', 0, false]);
});

const hangs = (_attempt: number, signal: AbortSignal): Promise<Outcome> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(failed('E_INTERRUPTED', 'body', 'tool')), { once: true });
  });

test('the case deadline is shorter than the attempts it holds', async () => {
  const world = createWorld(hangs, { limits: { ...defaultLimits, caseMs: 20 } });
  expect((await world.lane.send(world.prepare)).attempt.outcome.failure).toMatchObject({
    code: 'E_CASE_DEADLINE',
    phase: 'body',
    attribution: 'target',
  });
});

function throwing(): never {
  throw new TypeError('ours');
}

test('an error of preparing is thrown, and the lane goes on', async () => {
  const world = createWorld(() => ok, { perMinute: 60 });
  await expect(world.lane.send(throwing)).rejects.toThrow('ours');
  expect(summary(await world.lane.send(world.prepare))).toEqual([200, 1, false]);
});
