import type { CaseError, CaseReport } from '../model/report.ts';

/** Cases that have no judgeable answer for the same reason: a target that stopped answering stops many at once. */
export type ErrorGroup = {
  readonly message: string;
  readonly error: CaseError | null;
  readonly cases: readonly CaseReport[];
};

export function groupErrors(cases: readonly CaseReport[]): ErrorGroup[] {
  const groups = new Map<string, ErrorGroup & { readonly cases: CaseReport[] }>();
  for (const one of cases) {
    if (one.verdict !== 'error') continue;
    const { error = null, reason } = one;
    const message = error?.message ?? reason ?? 'no judgeable answer';
    const key = JSON.stringify([message, error]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { message, error, cases: [one] });
    else group.cases.push(one);
  }
  return [...groups.values()];
}
