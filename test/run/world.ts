import { createLane, type Lane, type LaneOptions } from '../../src/run/lane.ts';
import { defaultLimits, type Target } from '../../src/model/target.ts';
import type { Clock } from '../../src/model/clock.ts';
import type { Prepared } from '../../src/model/prepared.ts';
import type { Failure, Outcome, Phase, WireRequest } from '../../src/model/wire.ts';

const wallStart = Date.UTC(2026, 10, 1);

/** A lane to a scripted target, where sleeping takes no time: the clock jumps. */
export type World = {
  readonly lane: Lane;
  readonly clock: Clock;
  readonly sleep: LaneOptions['sleep'];
  /** Milliseconds since the start at which each attempt went out. */
  readonly sentAt: number[];
  /** What was sent: `prepare` numbers its requests. */
  readonly sent: string[];
  readonly stop: AbortController;
  /** The next prepared request. */
  readonly prepare: () => Prepared;
};

export type Answer = (attempt: number, signal: AbortSignal) => Outcome | Promise<Outcome>;

export function createWorld(answer: Answer, options: Partial<LaneOptions> = {}): World {
  let now = 0;
  let prepared = 0;
  const sentAt: number[] = [];
  const sent: string[] = [];
  const stop = new AbortController();
  const clock: Clock = { wall: () => wallStart + now, monotonic: () => now };
  const sleep: LaneOptions['sleep'] = async (ms, signal) => {
    await Promise.resolve();
    signal.throwIfAborted();
    now += ms;
  };
  const target: Target = {
    name: 'scripted',
    kind: 'http',
    async send(request, signal) {
      sentAt.push(now);
      sent.push(request.url);
      const outcome = await answer(sent.length, signal);
      return { outcome, timings: { startedAt: clock.wall(), headersMs: null, totalMs: 0 } };
    },
    close: () => Promise.resolve(),
  };
  const lane = createLane({
    target,
    limits: defaultLimits,
    perMinute: null,
    budget: null,
    clock,
    sleep,
    signal: stop.signal,
    ...options,
  });
  const prepare = (): Prepared => {
    prepared += 1;
    return numbered(prepared);
  };
  return { lane, clock, sleep, sentAt, sent, stop, prepare };
}

function numbered(n: number): Prepared {
  const wire: WireRequest = { method: 'POST', url: `request ${n}`, headers: [], body: null, beforeColon: new Map() };
  return { wire, shown: { method: 'POST', url: `request ${n}`, headers: [], body: null }, trace: null };
}

export function responded(status: number, headers: readonly (readonly [string, string])[] = []): Outcome {
  return { response: { httpVersion: '1.1', status, reason: '', headers, body: new Uint8Array(), complete: 'yes' } };
}

export function failed(code: string, phase: Phase, attribution: Failure['attribution']): Outcome {
  return { failure: { code, phase, attribution, message: code } };
}

export const refusedConnection = failed('E_CONN_REFUSED', 'connect', 'network');
