import type { Change } from './change.ts';
import type { Conflict } from './provider-spec.ts';

/** Every change to the documented request that conflicts ask about: in the requests that decide them, and in their readings. */
export const askedChanges = (conflicts: readonly Conflict[]): readonly Change[] =>
  conflicts.flatMap(({ requests, readings }) => [
    ...Object.values(requests).flat(),
    ...readings.flatMap(({ request }) => request),
  ]);
