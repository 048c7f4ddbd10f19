import { allChecks } from '../check/all-checks.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import type { Waiver } from '../model/waiver.ts';

/** What a finding may be called beside the checks: the three kinds of drift. */
const drifts = ['drift.reading', 'drift.answer', 'drift.observation'];
const checks = [...allChecks.map(({ id }) => id), ...drifts];

/** Names in a waiver that nothing has: it would never cover anything. */
export function waiverProblems(
  waiver: Waiver,
  { cases, targets }: { readonly cases: ReadonlySet<string>; readonly targets: readonly string[] },
): readonly Problem[] {
  const unknown = (what: string, got: string, fix: string): Problem => ({
    code: 'E_WAIVER',
    at: waiver.at,
    what: `waives ${what} that does not exist`,
    got,
    fix,
  });
  const { case: id, check, target } = waiver;
  return [
    ...(id === null || cases.has(id)
      ? []
      : [unknown('a case', id, 'remove it, or name the case by its id (contracts plan lists them)')]),
    ...(check === null || checks.includes(check)
      ? []
      : [unknown('a check', check, like(check, checks, 'name it as the report does'))]),
    ...(targets.includes(target)
      ? []
      : [unknown('on a target', target, like(target, targets, `one of ${targets.join(', ')}`))]),
  ];
}

function like(got: string, known: readonly string[], otherwise: string): string {
  const near = nearest(got, known);
  return near === null ? otherwise : `did you mean "${near}"?`;
}
