import { RunDeadlinePassed } from './failures.ts';
import { pause, type Sleep } from './pacer.ts';

const slack = 1.5;
const shortestMs = 60_000;

/** Milliseconds a run may take: one and a half times what was planned, and never less than a minute. */
export const runDeadlineMs = (plannedMinutes: number): number => Math.max(shortestMs, plannedMinutes * 60_000 * slack);

/**
 * A signal that aborts when the interrupt does or when the time is up, whichever is first; `RunDeadlinePassed` is the reason of the
 * latter. `done` ends the timer.
 */
export function runSignal(options: { readonly ms: number; readonly interrupt: AbortSignal; readonly sleep: Sleep }): {
  readonly signal: AbortSignal;
  readonly done: () => void;
} {
  const late = new AbortController();
  const finished = new AbortController();
  const awake = AbortSignal.any([options.interrupt, finished.signal]);
  void pause(options.sleep, options.ms, awake).then(() => {
    if (!awake.aborted) late.abort(new RunDeadlinePassed());
  });
  return { signal: AbortSignal.any([options.interrupt, late.signal]), done: () => finished.abort() };
}
