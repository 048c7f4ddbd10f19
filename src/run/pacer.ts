import type { Clock } from '../model/clock.ts';

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Decides when the next request may start. Everything that waits here waits for the whole lane. */
export type Pacer = {
  /** Resolves when it is this caller's turn; also when the signal aborts. Call the returned function when the request has ended. */
  turn(): Promise<() => void>;
  /** Waits, within a turn, until the next request is due. */
  due(): Promise<void>;
  /** Nothing starts before this many milliseconds have passed. */
  hold(ms: number): void;
  /** Halves the rate, or sets one where there was none. */
  slowDown(): void;
};

const firstIntervalMs = 1_000;
const longestIntervalMs = 60_000;

/** A token bucket of one: starts are spaced evenly, and a lane with a rate sends one request at a time. */
export function createPacer(options: {
  readonly perMinute: number | null;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
}): Pacer {
  const { clock, signal } = options;
  let intervalMs = options.perMinute === null ? 0 : 60_000 / options.perMinute;
  let notBefore = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  async function due(): Promise<void> {
    for (let wait = notBefore - clock.monotonic(); wait > 0; wait = notBefore - clock.monotonic()) {
      if (signal.aborted) return;
      await pause(options.sleep, wait, signal);
    }
    notBefore = clock.monotonic() + intervalMs;
  }

  return {
    due,
    async turn() {
      const before = last;
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      last = before.then(() => ended);
      await before;
      await due();
      if (intervalMs === 0) end();
      return end;
    },
    hold(ms) {
      notBefore = Math.max(notBefore, clock.monotonic() + ms);
    },
    slowDown() {
      intervalMs = Math.min(longestIntervalMs, Math.max(intervalMs * 2, firstIntervalMs));
    },
  };
}

/** Sleeps; an aborted sleep ends quietly, so that the caller looks at the signal in one place. */
export async function pause(sleep: Sleep, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
