import type { Departure } from './check.ts';

/** What one check said of one subject, when it had something to look at. */
export type CheckResult = {
  readonly check: string;
  readonly title: string;
  readonly departures: readonly Departure[];
};
