import type { Baseline } from '../model/baseline.ts';
import type { Check } from '../model/check.ts';
import type { PlannedCase } from '../model/contract-case.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Readings } from '../model/readings.ts';
import type { CaseError } from '../model/report.ts';
import type { Waiver } from '../model/waiver.ts';
import type { WrittenCase } from '../plan/hand-cases.ts';
import type { Selection } from '../plan/select.ts';
import type { DecideTest } from '../settle/tests-for.ts';
import type { ExchangerSetup } from './exchanger.ts';

/** Everything a run needs to know of one provider. Values from other rooms arrive here and nowhere else. */
export type ProviderSetup = ExchangerSetup & {
  readonly written: readonly WrittenCase[];
  readonly baseline: Baseline | null;
  readonly waivers: readonly Waiver[];
  readonly overrides: Readonly<Record<string, string>>;
  readonly selection: Selection;
  readonly checks: readonly Check[];
  readonly probes: number;
  readonly concurrency: number;
  /** Stop at the first failing case. */
  readonly bail: boolean;
  readonly strictDrift: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Credential name → shell variable, for curl commands. */
  readonly variables: ReadonlyMap<string, string>;
  /** The shell variable of the URL. */
  readonly urlVariable: string;
  readonly signal: AbortSignal;
};

/** What became of a planned case: its exchanges, and those of the control it departs from. */
export type CaseRun = {
  readonly planned: PlannedCase;
  readonly evidence: readonly Evidence[];
  readonly control: Evidence | null;
  readonly controlAccepted: boolean | null;
  readonly flaky: boolean;
  /** Why it was not sent although it was planned: no answer that could be judged. */
  readonly stopped: CaseError | null;
};

export type ProviderPlan = {
  readonly readings: Readings;
  readonly planned: readonly PlannedCase[];
  readonly tests: ReadonlyMap<string, readonly DecideTest[]>;
};
