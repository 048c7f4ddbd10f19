import type { CheckResult } from '../model/check-result.ts';
import type { CaseSubject, Check, ExchangeSubject, ProviderSubject } from '../model/check.ts';

/** What is looked at, by scope. */
export type Subject =
  | { readonly scope: 'exchange'; readonly subject: ExchangeSubject }
  | { readonly scope: 'case'; readonly subject: CaseSubject }
  | { readonly scope: 'provider'; readonly subject: ProviderSubject };

/** Every check of the subject's scope that applies to it, in the order of the list. Pure. */
export function runChecks(checks: readonly Check[], on: Subject): readonly CheckResult[] {
  return checks.flatMap((check) => {
    const outcome = look(check, on);
    if (outcome?.applies !== true) return [];
    const { departures } = outcome;
    return departures.length === 0 ? nothingFound(check) : [{ check: check.id, title: check.title, departures }];
  });
}

/** Most checks of most exchanges find nothing: that is one value for each check, however many cases a run has. */
const quietResults = new WeakMap<Check, readonly [CheckResult]>();

function nothingFound(check: Check): readonly [CheckResult] {
  const known = quietResults.get(check);
  if (known !== undefined) return known;
  const result = [{ check: check.id, title: check.title, departures: [] }] as const;
  quietResults.set(check, result);
  return result;
}

function look(check: Check, on: Subject) {
  if (check.scope === 'exchange') return on.scope === 'exchange' ? check.look(on.subject) : null;
  if (check.scope === 'case') return on.scope === 'case' ? check.look(on.subject) : null;
  return on.scope === 'provider' ? check.look(on.subject) : null;
}
