import type { Limits } from '../model/target.ts';
import type { Failure } from '../model/wire.ts';
import { fault } from './failure.ts';

/** The timers of one exchange: undici's own are coarse and only measure silence. */
export type Watch = {
  /** Body bytes came, or the headers did. */
  readonly body: () => void;
  /** Stops the timers for good: a piece that comes later starts none, for one would hold the process. */
  readonly end: () => void;
};

/** `late` is called at most once. The headers must be complete in time, however busily they drip. */
export function watchExchange(limits: Limits, progress: () => string, late: (failure: Failure) => void): Watch {
  let timer = setTimeout(() => {
    late(fault('E_HEADERS_TIMEOUT', 'headers', 'target', `no complete headers within ${limits.headersMs} ms`));
  }, limits.headersMs);
  let inBody = false;
  let ended = false;
  return {
    body() {
      if (ended) return;
      if (inBody) {
        timer.refresh();
        return;
      }
      inBody = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        late(fault('E_BODY_IDLE', 'body', 'target', `no byte for ${limits.bodyIdleMs} ms; ${progress()}`));
      }, limits.bodyIdleMs);
    },
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
