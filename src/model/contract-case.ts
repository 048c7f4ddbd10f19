import type { Cause } from './cause.ts';
import type { Change } from './change.ts';
import type { Position } from './position.ts';
import type { RequestPlan } from './request-plan.ts';
import type { Requirement } from './requirement.ts';

export const kinds = ['accept', 'refuse', 'decide', 'record'] as const;
export type Kind = (typeof kinds)[number];

export type Expectation =
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse'; readonly cause: Cause }
  | { readonly kind: 'decide'; readonly conflict: string }
  /** `cause`: why the request deserves to be refused although the document does not say so; standards may. */
  | { readonly kind: 'record'; readonly silence: string | null; readonly cause: Cause | null };

/** A request of a case: the documented one with these changes. */
export type Step = { readonly name: string; readonly changes: readonly Change[] };

/** One expectation, before readings are settled. Hand-written and derived cases have the same form. */
export type ContractCase = {
  /** `<provider>/<operationId>/<cause>/<subject>`: the key of waivers and baselines. */
  readonly id: string;
  readonly title: string;
  readonly derivedBy: 'spec' | 'hand';
  readonly expect: Expectation;
  readonly operation: string;
  /** Empty: the case reads the exchange of its control. */
  readonly steps: readonly Step[];
  readonly tags: readonly string[];
  /** Optional credentials without which the case is skipped. */
  readonly needs: readonly string[];
  /** At most one case of a group is sent per run to a live target. */
  readonly group: string | null;
  /** Not provoked unless asked for by name. */
  readonly optIn: string | null;
  readonly requirements: readonly Requirement[];
  readonly at: Position;
};

export type PlannedStep = { readonly name: string; readonly plan: RequestPlan };

/** A case bound to its operation under the settled readings, ready to run. */
export type PlannedCase = {
  readonly case: ContractCase;
  readonly provider: string;
  readonly steps: readonly PlannedStep[];
  /** The accepted request that this one departs from; null for the control itself. */
  readonly control: string | null;
  /** Calls it will cost. */
  readonly cost: number;
  /** Why it is not sent; null when it is. */
  readonly skip: string | null;
};
