import type { Attempt, Failure, Phase } from '../model/wire.ts';
import type { Clock } from '../model/clock.ts';

/** Why the run's signal ended: a deadline has this reason, anything else is an interruption. */
export class RunDeadlinePassed extends Error {
  constructor() {
    super('the run deadline has passed');
    this.name = 'RunDeadlinePassed';
  }
}

/** The run was told to stop: by a signal, or by its deadline. */
export function stopped(signal: AbortSignal, phase: Phase): Failure {
  const late = signal.reason instanceof RunDeadlinePassed;
  return {
    code: late ? 'E_RUN_DEADLINE' : 'E_INTERRUPTED',
    phase,
    attribution: 'tool',
    message: late ? 'the run deadline passed before this request was answered' : 'the run was interrupted',
  };
}

export const budgetSpent = (what: string, budget: number): Failure => ({
  code: 'E_BUDGET_SPENT',
  phase: 'config',
  attribution: 'config',
  message: `not sent: the budget of ${budget} ${what} is spent`,
});

export const circuitOpen = (failures: number, last: Failure): Failure => ({
  code: 'E_CIRCUIT_OPEN',
  phase: last.phase,
  attribution: 'network',
  message: `not sent: the last ${failures} connections failed (${last.code})`,
});

export const rateLimited = (why: string): Failure => ({
  code: 'E_RATE_LIMITED',
  phase: 'headers',
  attribution: 'target',
  message: why,
});

const connecting: ReadonlySet<Phase> = new Set(['dns', 'connect', 'tls']);

export const isConnecting = (phase: Phase): boolean => connecting.has(phase);

export const caseDeadline = (phase: Phase, ms: number): Failure => ({
  code: 'E_CASE_DEADLINE',
  phase,
  attribution: isConnecting(phase) ? 'network' : 'target',
  message: `no answer within ${ms} ms, all attempts and waits together`,
});

/** The attempt that was not made. */
export const unsent = (failure: Failure, clock: Clock): Attempt => ({
  outcome: { failure },
  timings: { startedAt: clock.wall(), headersMs: null, totalMs: 0 },
});
