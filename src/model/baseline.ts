import type { Observation } from './report.ts';

/** What was accepted for a provider on a target. Written by `contracts accept`, never by a run. */
export type Baseline = {
  readonly schemaVersion: 1;
  readonly provider: string;
  readonly target: string;
  readonly acceptedAt: string;
  readonly reason: string;
  /** Conflict id → reading id. */
  readonly readings: Readonly<Record<string, string>>;
  /** Silence id → answer. */
  readonly answers: Readonly<Record<string, string>>;
  /** Case id → observed outcome. */
  readonly observations: Readonly<Record<string, Observation>>;
};

export const emptyBaseline = (provider: string, target: string): Baseline => ({
  schemaVersion: 1,
  provider,
  target,
  acceptedAt: '',
  reason: '',
  readings: {},
  answers: {},
  observations: {},
});
