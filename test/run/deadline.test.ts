import { expect, test } from 'vitest';
import { runDeadlineMs, runSignal } from '../../src/run/deadline.ts';
import { createWorld, responded } from './world.ts';

test('a run may take one and a half times its plan, and a minute at least', () => {
  expect(runDeadlineMs(10)).toBe(900_000);
  expect(runDeadlineMs(0.1)).toBe(60_000);
});

/** A sleep that ends when told to. */
function heldSleep(): { sleep: (ms: number, signal: AbortSignal) => Promise<void>; wake: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { sleep: () => promise, wake: resolve };
}

test('the deadline ends the run, and its requests say so', async () => {
  const held = heldSleep();
  const run = runSignal({ ms: 1, interrupt: new AbortController().signal, sleep: held.sleep });
  expect(run.signal.aborted).toBe(false);
  held.wake();
  await Promise.resolve().then(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  expect(run.signal.aborted).toBe(true);
  const { lane, prepare } = createWorld(() => responded(200), { signal: run.signal });
  expect((await lane.send(prepare)).attempt.outcome.failure).toMatchObject({
    code: 'E_RUN_DEADLINE',
    attribution: 'tool',
  });
});

test('an interrupt ends the run too, and a finished run has no deadline', async () => {
  const interrupt = new AbortController();
  const held = heldSleep();
  const run = runSignal({ ms: 1, interrupt: interrupt.signal, sleep: held.sleep });
  interrupt.abort();
  expect(run.signal.aborted).toBe(true);
  const finished = runSignal({ ms: 1, interrupt: new AbortController().signal, sleep: held.sleep });
  finished.done();
  held.wake();
  await new Promise((resolve) => setImmediate(resolve));
  expect(finished.signal.aborted).toBe(false);
});
