import { shapeOf } from '../check/classify.ts';
import type { Cause } from '../model/cause.ts';
import type { CheckResult } from '../model/check-result.ts';
import type { Classified } from '../model/check.ts';
import type { CaseError } from '../model/report.ts';
import type { CaseRun } from './provider-setup.ts';

const credentials: readonly Cause[] = ['wrong-secret', 'unknown-client', 'wrong-credential'];

/**
 * The documented request was refused in the way in which the document refuses wrong credentials. Whose fault that is
 * nobody can tell from here, so nothing is held against the provider: the case has no judgeable answer.
 */
export function refusedControl({ planned, evidence }: CaseRun, last: Classified | null): CaseError | null {
  const response = evidence.at(-1)?.response ?? null;
  if (planned.control !== null || last === null || response === null || response.token !== null) return null;
  const isRefusal = shapeOf(last) === 'refusal' && last.branch.causes.some(({ cause }) => credentials.includes(cause));
  if (!isRefusal) return null;
  return {
    code: 'E_REFUSED',
    phase: 'validate',
    attribution: 'config',
    message: `the documented request was refused (status ${response.status}, ${last.branch.name}), as wrong credentials are: see that they are this provider's and still valid`,
  };
}

/** What can be said of such an answer all the same: it leaks, or its JSON is broken. What was expected of it cannot. */
export const withoutContract = (results: readonly CheckResult[]): readonly CheckResult[] =>
  results.filter(({ check }) => !check.startsWith('contract.'));
