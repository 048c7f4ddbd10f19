import type { StopSignal } from '../judge/exit-code.ts';

export type Shutdown = {
  readonly signal: AbortSignal;
  readonly by: StopSignal | null;
  release(): void;
};

const sameSignalMs = 500;

/**
 * The first signal asks the run to stop and write what it has; a second one ends the process at once. A launcher may deliver
 * one Ctrl-C twice: repeats within half a second count as one.
 */
export function listenForStop(): Shutdown {
  const controller = new AbortController();
  let by: StopSignal | null = null;
  let at = 0;
  const handlers = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((name) => {
    const handler = (): void => {
      const now = performance.now();
      if (by === null) {
        by = name;
        at = now;
        controller.abort(new Error(`stopped by ${name}`));
      } else if (now - at > sameSignalMs) {
        release();
        // The table of exit codes has no 129.
        process.kill(process.pid, name === 'SIGHUP' ? 'SIGTERM' : name);
      }
    };
    process.on(name, handler);
    return [name, handler] as const;
  });
  const release = (): void => {
    for (const [name, handler] of handlers) process.off(name, handler);
  };
  return {
    signal: controller.signal,
    get by() {
      return by;
    },
    release,
  };
}
