import { setTimeout as wait } from 'node:timers/promises';

/** Sleeps for real; an abort ends it early and quietly. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
