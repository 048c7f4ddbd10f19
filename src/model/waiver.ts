import type { Position } from './position.ts';

/** A reasoned, dated permission to depart. `check` null waives the whole case; `case` may not be a pattern. */
export type Waiver = {
  readonly case: string;
  readonly check: string | null;
  readonly target: string;
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`; the last day on which it holds. */
  readonly expires: string;
  readonly at: Position;
};
