import { expect, test } from 'vitest';
import { notSent, type SoFar } from '../../src/command/not-sent.ts';
import { heading, total, type PlannedProvider } from '../../src/command/planned-calls.ts';
import { createRunStop } from '../../src/command/run-deadline.ts';
import type { PlannedCase } from '../../src/model/contract-case.ts';
import { RunDeadlinePassed } from '../../src/run/failures.ts';

const aPlan = (change: Partial<PlannedProvider> = {}): PlannedProvider => ({
  provider: 'acme',
  cases: 0,
  listed: [],
  beyond: 0,
  calls: 20,
  probes: 0,
  perMinute: null,
  minutes: 20 / 60,
  ...change,
});

test('the plan says what a provider costs, and how long at the rate of the target', () => {
  expect(heading(aPlan())).toBe('acme: 0 cases, 20 calls');
  expect(heading(aPlan({ calls: 1, probes: 8, perMinute: 10, minutes: 0.9 }))).toBe(
    'acme: 0 cases, 1 call, and up to 8 probes to settle readings, about 1 min at 10 a minute',
  );
});

test('providers run at the same time: the slowest says how long it takes', () => {
  const plans = [aPlan({ perMinute: 10, minutes: 2.1 }), aPlan({ perMinute: 30, minutes: 0.7 }), aPlan({ minutes: 9 })];
  expect(total('sandbox', plans)).toBe('sandbox: 0 cases, 60 calls, about 3 min');
  expect(total('sandbox', [aPlan({ minutes: 9 })])).toBe('sandbox: 0 cases, 20 calls');
});

/** A sleep that ends when it is told to. */
function aSleep(): {
  readonly sleep: (ms: number) => Promise<void>;
  readonly asked: number[];
  readonly wake: () => void;
} {
  const asked: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  return { asked, wake: resolve, sleep: (ms) => (asked.push(ms), promise) };
}

test('a run ends when one and a half times the minutes of the slowest provider are over', async () => {
  const { sleep, asked, wake } = aSleep();
  const stop = createRunStop(new AbortController().signal, sleep);
  stop.startDeadline([aPlan({ minutes: 4 }), aPlan({ minutes: 2 })]);
  expect(asked).toEqual([6 * 60_000]);
  expect(stop.signal.aborted).toBe(false);
  wake();
  await new Promise((done) => {
    setImmediate(done);
  });
  expect(stop.signal.reason).toBeInstanceOf(RunDeadlinePassed);
});

test('a run that is over meets no deadline', async () => {
  const { sleep, wake } = aSleep();
  const stop = createRunStop(new AbortController().signal, sleep);
  stop.startDeadline([aPlan()]);
  stop.done();
  wake();
  await new Promise((done) => {
    setImmediate(done);
  });
  expect(stop.signal.aborted).toBe(false);
});

test('an interrupt ends a run at once, and so does a fault of ours', () => {
  const interrupt = new AbortController();
  const [one, other] = [
    createRunStop(interrupt.signal, () => Promise.resolve()),
    createRunStop(new AbortController().signal, () => Promise.resolve()),
  ];
  interrupt.abort();
  other.now();
  expect([one.signal.aborted, other.signal.aborted]).toEqual([true, true]);
});

const aborted = (reason: Error): AbortSignal => AbortSignal.abort(reason);
const soFar: SoFar = { signal: new AbortController().signal, failing: null, lockout: null, controlAccepted: true };
const entry = { skip: null, control: 'acme/issue/accept/documented' } as PlannedCase;

test('a case is sent while nothing speaks against it', () => {
  expect([notSent(entry, soFar), notSent({ ...entry, control: null }, { ...soFar, controlAccepted: null })]).toEqual([
    null,
    null,
  ]);
});

test('what stops us is a skip with its reason; what stops an answer from being judged is an error', () => {
  const reasons = [
    notSent({ ...entry, skip: 'needs a scope' }, { ...soFar, failing: 'acme/x' }),
    notSent(entry, { ...soFar, failing: 'acme/x', signal: aborted(new Error('SIGINT')) }),
    notSent(entry, { ...soFar, signal: aborted(new Error('SIGINT')), lockout: 'locked' }),
    notSent(entry, { ...soFar, signal: aborted(new RunDeadlinePassed()), lockout: 'locked' }),
    notSent(entry, { ...soFar, lockout: 'locked', controlAccepted: false }),
    notSent(entry, { ...soFar, controlAccepted: false }),
  ];
  expect(reasons.map((one) => one?.skip ?? one?.error?.code)).toEqual([
    'needs a scope',
    'not sent: --bail, and acme/x failed',
    'interrupted before it was sent',
    'E_RUN_DEADLINE',
    'E_LOCKOUT',
    'E_CONTROL',
  ]);
});
