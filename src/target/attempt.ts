import type { Clock } from '../model/clock.ts';
import type { Attempt, Failure, Outcome, Phase } from '../model/wire.ts';
import type { Progress } from './conversation.ts';
import { deadlinePassed, Fault, fault, interrupted } from './failure.ts';

/** Runs one attempt against its deadline and the signal, measures it, and turns whatever is thrown into a failure. Never rejects. */
export async function attempt(
  { clock, ms, signal }: { readonly clock: Clock; readonly ms: number; readonly signal: AbortSignal },
  work: (signal: AbortSignal, progress: Progress) => Promise<Outcome>,
): Promise<Attempt> {
  const startedAt = clock.wall();
  const begun = clock.monotonic();
  let phase: Phase = 'config';
  let headersMs: number | null = null;
  let told: (() => string) | null = null;
  const progress: Progress = {
    phase: (next) => (phase = next),
    headers: () => (headersMs = clock.monotonic() - begun),
    told: (text) => (told = text),
  };
  const stop = new AbortController();
  const late = (): void => stop.abort(new Fault(deadlinePassed(phase, ms, told?.() ?? 'nothing was sent')));
  const interrupt = (): void => stop.abort(new Fault(interrupted(phase)));
  const timer = setTimeout(late, ms);
  signal.addEventListener('abort', interrupt, { once: true });
  if (signal.aborted) interrupt();

  let outcome: Outcome;
  try {
    stop.signal.throwIfAborted();
    outcome = await work(stop.signal, progress);
  } catch (error) {
    outcome = { failure: failureOf(error, phase) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', interrupt);
  }
  return { outcome, timings: { startedAt, headersMs, totalMs: clock.monotonic() - begun } };
}

/** Anything that is not a `Fault` is a bug of ours. */
function failureOf(error: unknown, phase: Phase): Failure {
  if (error instanceof Fault) return error.failure;
  return fault('E_CLIENT', phase, 'tool', `our HTTP client failed${error instanceof Error ? ` (${error.name})` : ''}`);
}
