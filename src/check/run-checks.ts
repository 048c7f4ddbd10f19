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
    return outcome?.applies === true ? [{ check: check.id, title: check.title, departures: outcome.departures }] : [];
  });
}

function look(check: Check, on: Subject) {
  if (check.scope === 'exchange') return on.scope === 'exchange' ? check.look(on.subject) : null;
  if (check.scope === 'case') return on.scope === 'case' ? check.look(on.subject) : null;
  return on.scope === 'provider' ? check.look(on.subject) : null;
}
