import type { Clock } from '../model/clock.ts';
import type { Prepared } from '../model/prepared.ts';
import type { Limits, Target } from '../model/target.ts';
import type { Attempt, Failure, Outcome } from '../model/wire.ts';
import { createBreaker } from './breaker.ts';
import { budgetSpent, caseDeadline, rateLimited, stopped, unsent } from './failures.ts';
import { createPacer, type Sleep } from './pacer.ts';
import { advise, type Advice } from './retry.ts';

/** One request and its last attempt. `attempts` is 0 when nothing was sent; `flaky` when a retry ended otherwise than the first attempt. */
export type Sent = {
  readonly prepared: Prepared;
  readonly attempt: Attempt;
  readonly attempts: number;
  readonly flaky: boolean;
};

/** The one way to a provider in a run. Never rejects for a fault of the target; an error of `prepare` is the caller's. */
export type Lane = {
  /** `prepare` is called for each attempt, when its turn has come: a nonce or a timestamp is never sent twice nor late. */
  send(prepare: () => Prepared, options?: { readonly probe?: boolean }): Promise<Sent>;
};

export type LaneOptions = {
  readonly target: Target;
  readonly limits: Limits;
  /** Requests a minute; then they are sent one at a time. null: no limit. */
  readonly perMinute: number | null;
  /** Calls, retries included, that this run may spend on the provider. */
  readonly budget: number | null;
  /** Calls that settling readings may spend; not counted in `budget`. */
  readonly probes?: number | null;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Ends the run. */
  readonly signal: AbortSignal;
};

const retriedShare = 0.1;
/** Reasons to try again that say something about the endpoint. */
const tellsFlakiness: ReadonlySet<string> = new Set(['connection', 'server']);

export function createLane({
  target,
  limits,
  perMinute,
  budget,
  probes = null,
  clock,
  sleep,
  signal,
}: LaneOptions): Lane {
  const pacer = createPacer({ perMinute, clock, sleep, signal });
  const breaker = createBreaker();
  const purses = { calls: budget, probes };
  let sends = 0;
  let retries = 0;

  const mayRetry = (): boolean => retries < Math.max(1, Math.floor(sends * retriedShare));

  /** Why nothing more may be sent; null when it may, and then the call is paid for. */
  function refuse(purse: keyof typeof purses): Failure | null {
    if (signal.aborted) return stopped(signal, 'send');
    const open = breaker.open();
    if (open !== null) return open;
    const left = purses[purse];
    if (left === null) return null;
    if (left <= 0) return budgetSpent(purse, (purse === 'calls' ? budget : probes) ?? 0);
    purses[purse] = left - 1;
    return null;
  }

  async function attempt(prepared: Prepared, caseEnds: number): Promise<Attempt> {
    const left = caseEnds - clock.monotonic();
    // The target bounds an attempt by itself; the rest of the case is shorter only after a long wait.
    const bounded =
      left < limits.attemptMs ? AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, left))]) : signal;
    const result = await target.send(prepared.wire, bounded);
    const { failure } = result.outcome;
    if (failure === undefined || !bounded.aborted) return result;
    const why = signal.aborted ? stopped(signal, failure.phase) : caseDeadline(failure.phase, limits.caseMs);
    return { ...result, outcome: { failure: why } };
  }

  /** What an outcome means for the requests after it. */
  function learn(outcome: Outcome): Advice {
    breaker.saw(outcome);
    const advice = advise(outcome, limits, clock.wall());
    if (advice.kind === 'stop') breaker.stop(advice.failure);
    if (advice.kind === 'retry') {
      if (advice.because === 'rate') pacer.slowDown();
      pacer.hold(advice.waitMs);
    }
    return advice;
  }

  async function send(prepare: () => Prepared, { probe = false }: { readonly probe?: boolean } = {}): Promise<Sent> {
    const endTurn = await pacer.turn();
    try {
      const purse = probe ? 'probes' : 'calls';
      const refused = refuse(purse);
      if (refused !== null) return { prepared: prepare(), attempt: unsent(refused, clock), attempts: 0, flaky: false };
      sends += 1;
      const caseEnds = clock.monotonic() + limits.caseMs;
      const prepared = prepare();
      const first = await attempt(prepared, caseEnds);
      const advice = learn(first.outcome);
      const fits = advice.kind === 'retry' && clock.monotonic() + advice.waitMs < caseEnds;
      if (!fits || !mayRetry() || breaker.open() !== null) return judgeable(prepared, first, advice, 1);
      await pacer.due();
      if (refuse(purse) !== null) return judgeable(prepared, first, advice, 1);
      retries += 1;
      const again = prepare();
      const second = await attempt(again, caseEnds);
      const flaky = tellsFlakiness.has(advice.because) && differ(first.outcome, second.outcome);
      return { ...judgeable(again, second, learn(second.outcome), 2), flaky };
    } finally {
      endTurn();
    }
  }

  return { send };
}

/** A last answer that says “later” is no answer to judge. */
function judgeable(prepared: Prepared, last: Attempt, advice: Advice, attempts: number): Sent {
  const limited = advice.kind === 'retry' && advice.because === 'rate';
  const failure = advice.kind === 'stop' ? advice.failure : limited ? rateLimited(after(attempts)) : null;
  const attempt = failure === null ? last : { ...last, outcome: { failure } };
  return { prepared, attempt, attempts, flaky: false };
}

const after = (attempts: number): string =>
  `status 429 after ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}`;

const differ = (first: Outcome, second: Outcome): boolean =>
  first.failure?.code !== second.failure?.code || first.response?.status !== second.response?.status;
