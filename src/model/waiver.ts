import type { Position } from './position.ts';

/**
 * A reasoned, dated permission to depart. `check` null waives whatever the case finds, `case` null what the check finds in any
 * case; one of the two is given, and neither may be a pattern.
 */
export type Waiver = {
  readonly case: string | null;
  readonly check: string | null;
  readonly target: string;
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`; the last day on which it holds. */
  readonly expires: string;
  readonly at: Position;
};
