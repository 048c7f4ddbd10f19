import { runDeadlineMs, runSignal } from '../run/deadline.ts';
import type { PlannedProvider } from './planned-calls.ts';
import type { Sleep } from '../run/pacer.ts';

/** What ends a run early: an interrupt, or the time that its plan allows (DESIGN §11). */
export type RunStop = {
  readonly signal: AbortSignal;
  /** Ends the run at once. */
  now(): void;
  /** Starts the deadline of one and a half times the planned minutes of the slowest provider. */
  startDeadline(planned: readonly PlannedProvider[]): void;
  done(): void;
};

export function createRunStop(interrupt: AbortSignal, sleep: Sleep): RunStop {
  const own = new AbortController();
  let finish: (() => void) | null = null;
  return {
    signal: AbortSignal.any([interrupt, own.signal]),
    now: () => own.abort(),
    startDeadline(planned) {
      const ms = runDeadlineMs(Math.max(0, ...planned.map(({ minutes }) => minutes)));
      const { signal, done } = runSignal({ ms, interrupt, sleep });
      signal.addEventListener('abort', () => own.abort(signal.reason));
      finish = done;
    },
    done: () => finish?.(),
  };
}
