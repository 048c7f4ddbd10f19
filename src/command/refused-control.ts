import { shapeOf } from '../check/classify.ts';
import type { Cause } from '../model/cause.ts';
import type { CheckResult } from '../model/check-result.ts';
import type { Classified } from '../model/check.ts';
import type { CaseError } from '../model/report.ts';
import type { CaseRun } from './provider-setup.ts';
import { withoutMust } from './undecided-control.ts';

const credentials: readonly Cause[] = ['wrong-secret', 'unknown-client', 'wrong-credential'];

/** RFC 9110 §15.5.2 and §15.5.4: not authenticated, and known but not allowed (an address that is not on a list). */
const aboutUs: readonly number[] = [401, 403];

/**
 * The documented request was refused in the way in which the document refuses wrong credentials; or, in a form that it does
 * not describe, with a status for them. Whose fault that is nobody can tell from here. Or the provider is down, and says so
 * as documented. Nothing is held against the provider: the case has no judgeable answer.
 */
export function refusedControl({ planned, evidence }: CaseRun, last: Classified | null): CaseError | null {
  const response = evidence.at(-1)?.response ?? null;
  if (planned.control !== null || response === null || response.token !== null) return null;
  if (last !== null && last.branch.shape === 'technical-error' && last.branch.causes.some(({ stated }) => stated))
    return {
      code: 'E_OUTAGE',
      phase: 'validate',
      attribution: 'target',
      message: `the documented request met the technical error that the document describes (status ${response.status}, ${last.branch.name}): ask again when the provider is up`,
    };
  const isStated = last !== null && last.branch.assumed === null;
  const isRefusal =
    last !== null && shapeOf(last) === 'refusal' && last.branch.causes.some(({ cause }) => credentials.includes(cause));
  if (!isRefusal && (isStated || !aboutUs.includes(response.status))) return null;
  return {
    code: 'E_REFUSED',
    phase: 'validate',
    attribution: 'config',
    message: `the documented request was refused (status ${response.status}, ${isRefusal ? last.branch.name : 'in no documented form'}), as wrong credentials are: see that they are this provider's and still valid`,
  };
}

/**
 * What can be said of such an answer all the same: it leaks, or breaks a standard. What the document states is about the
 * token that was expected.
 */
export const withoutContract = (results: readonly CheckResult[]): readonly CheckResult[] =>
  withoutMust(
    results.filter(({ check }) => !check.startsWith('contract.')),
    [],
  );
