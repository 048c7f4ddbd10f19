import type { Cause } from './cause.ts';
import type { Expectation } from './contract-case.ts';
import type { Evidence } from './evidence.ts';
import type { Json } from './json.ts';
import type { Operation, ProviderSpec, ResponseBranch, ResponseRule } from './provider-spec.ts';
import type { Readings } from './readings.ts';
import type { Requirement } from './requirement.ts';
import type { ValidateAt } from './validation.ts';

/** What a check says; `judge/` adds case, waiver and drift. */
export type Departure = {
  readonly requirement: Requirement;
  /** One sentence, with the offending value. */
  readonly message: string;
  /** JSON pointer into the response body, or `header:Name`; null for the whole response. */
  readonly pointer: string | null;
  readonly expected: Json;
  readonly actual: Json;
  /** Pointer of the spec node that says so, if one does. */
  readonly specPointer: string | null;
};

/** `applies: false` is an answer: the check had nothing to look at. */
export type CheckOutcome = { readonly applies: boolean; readonly departures: readonly Departure[] };

/** The documented branch that a response is meant to be, or turned out to be. */
export type Classified = { readonly rule: ResponseRule; readonly branch: ResponseBranch };

export type ExchangeSubject = {
  readonly spec: ProviderSpec;
  readonly operation: Operation;
  readonly expect: Expectation;
  readonly step: string;
  readonly evidence: Evidence;
  /** By its own form, whatever was expected: null when it fits no documented branch. */
  readonly classified: Classified | null;
  /** Accept and refuse cases: the branch that the document names for this outcome. */
  readonly expected: Classified | null;
  readonly readings: Readings;
  readonly validate: ValidateAt;
};

export type CaseSubject = {
  readonly spec: ProviderSpec;
  readonly operation: Operation;
  readonly expect: Expectation;
  /** Why the changed request deserves refusal, stated or not. */
  readonly cause: Cause | null;
  readonly control: Evidence | null;
  readonly exchanges: readonly Evidence[];
};

export type ProviderSubject = {
  readonly spec: ProviderSpec;
  /** Every exchange of the run, with the case it belongs to, in plan order. */
  readonly exchanges: readonly {
    readonly expect: Expectation;
    readonly cause: Cause | null;
    readonly evidence: Evidence;
  }[];
};

type CheckHead = {
  readonly id: string;
  readonly title: string;
  /** The profile in which it first counts: `2026-11`. */
  readonly since: string;
};

export type Check =
  | (CheckHead & { readonly scope: 'exchange'; readonly look: (subject: ExchangeSubject) => CheckOutcome })
  | (CheckHead & { readonly scope: 'case'; readonly look: (subject: CaseSubject) => CheckOutcome })
  | (CheckHead & { readonly scope: 'provider'; readonly look: (subject: ProviderSubject) => CheckOutcome });

export const inapplicable: CheckOutcome = { applies: false, departures: [] };
