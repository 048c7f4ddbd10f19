import type { Limits } from '../model/target.ts';
import type { Phase, WireResponse } from '../model/wire.ts';
import { Fault } from './failure.ts';
import type { ResponseBuilder } from './response-builder.ts';
import { watchExchange } from './watch.ts';

/** What an attempt learns while it runs. */
export type Progress = {
  readonly phase: (phase: Phase) => void;
  /** Status and headers are complete. */
  readonly headers: () => void;
  /** Gives a text that says how far the answer came. */
  readonly told: (progress: () => string) => void;
};

export type ConversationOptions = {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly progress: Progress;
};

/** How an exchange ends, by whichever comes first; later calls do nothing. */
export type Ending = {
  readonly fail: (error: unknown) => void;
  readonly finish: () => void;
  readonly over: () => boolean;
  /** Status and headers are complete, or a piece of the body came. */
  readonly alive: () => void;
};

/** One exchange with its timers and its abort: resolves with the built response, or destroys the connection and rejects. */
export function converse(
  builder: ResponseBuilder,
  { limits, signal, progress }: ConversationOptions,
  destroy: () => void,
  start: (ending: Ending) => void,
): Promise<WireResponse> {
  return new Promise((resolve, reject) => {
    let over = false;
    const settle = (finish: () => void): void => {
      if (over) return;
      over = true;
      watch.end();
      signal.removeEventListener('abort', abort);
      finish();
    };
    const fail = (error: unknown): void =>
      settle(() => {
        destroy();
        reject(error);
      });
    const abort = (): void => fail(signal.reason);
    const watch = watchExchange(limits, builder.progress, (failure) => fail(new Fault(failure)));
    progress.told(builder.progress);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) return abort();
    start({ fail, finish: () => settle(() => resolve(builder.build())), over: () => over, alive: watch.body });
  });
}
