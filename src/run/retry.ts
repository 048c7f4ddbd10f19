import type { Limits } from '../model/target.ts';
import type { Failure, Outcome, Phase, WireResponse } from '../model/wire.ts';
import { rateLimited } from './failures.ts';
import { retryAfterMs } from './retry-after.ts';

/** What to do with an outcome: keep it, try once more after a wait, or stop asking this provider. */
export type Advice =
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'retry';
      readonly waitMs: number;
      readonly because: 'connection' | 'kept-connection' | 'rate' | 'server';
    }
  | { readonly kind: 'stop'; readonly failure: Failure };

const backoffMs = 1_000;
/** After a 429 that does not say when to come back. */
const rateBackoffMs = 5_000;
const beforeAnAnswer: ReadonlySet<Phase> = new Set(['dns', 'connect', 'tls', 'send', 'headers']);

/** Only what may pass by itself is tried again, never an answer that can be judged. */
export function advise(outcome: Outcome, limits: Limits, wallMs: number): Advice {
  if (outcome.failure !== undefined) {
    const { attribution, phase, code } = outcome.failure;
    // A connection that was kept and closed under the request: HTTP as usual, no fault that could pass.
    if (code === 'E_CONN_STALE') return { kind: 'retry', waitMs: 0, because: 'kept-connection' };
    return attribution === 'network' && beforeAnAnswer.has(phase)
      ? { kind: 'retry', waitMs: backoffMs, because: 'connection' }
      : { kind: 'keep' };
  }
  const { response } = outcome;
  const because = response.status === 429 ? 'rate' : isPassingServerError(response) ? 'server' : null;
  if (because === null) return { kind: 'keep' };
  const asked = retryAfterMs(response, wallMs);
  if (asked !== null && asked > limits.retryAfterMs) {
    const seconds = Math.ceil(asked / 1_000);
    return {
      kind: 'stop',
      failure: rateLimited(
        `status ${response.status} with Retry-After ${seconds} s; at most ${limits.retryAfterMs / 1_000} s are waited`,
      ),
    };
  }
  return { kind: 'retry', waitMs: asked ?? (because === 'rate' ? rateBackoffMs : backoffMs), because };
}

const isPassingServerError = ({ status }: WireResponse): boolean => status >= 502 && status <= 504;
