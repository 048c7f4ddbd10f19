import type { Level } from '../../../src/model/requirement.ts';
import type { CaseSubject, ExchangeSubject, ProviderSubject } from '../../../src/model/check.ts';
import type { Subject } from '../../../src/check/run-checks.ts';

/** One check: what makes it fire, with what it then says, and what it looks at without a finding. */
export type Example = {
  readonly fires: Subject;
  readonly requirement: `${string} ${Level}`;
  readonly says: RegExp;
  readonly quiet: Subject;
  /** Nothing to look at. */
  readonly unasked: Subject;
};

/** Check id → its example. */
export type Examples = Readonly<Record<string, Example>>;

export const exchange = (subject: ExchangeSubject): Subject => ({ scope: 'exchange', subject });
export const oneCase = (subject: CaseSubject): Subject => ({ scope: 'case', subject });
export const provider = (subject: ProviderSubject): Subject => ({ scope: 'provider', subject });
