import type { Finding } from '../model/report.ts';
import type { Waiver } from '../model/waiver.ts';

export type Waived = { readonly findings: readonly Finding[]; readonly used: readonly Waiver[] };

/** Marks the findings that a live waiver of this case covers. Expired waivers cover nothing. `today` is `YYYY-MM-DD`. */
export function waive(caseId: string, findings: readonly Finding[], waivers: readonly Waiver[], today: string): Waived {
  const live = waivers.filter((waiver) => waiver.case === caseId && waiver.expires >= today);
  const used = new Set<Waiver>();
  const marked = findings.map((finding) => {
    const waiver =
      finding.level === 'must' || finding.drift !== undefined
        ? live.find(({ check }) => check === null || check === finding.check)
        : undefined;
    if (waiver === undefined) return finding;
    used.add(waiver);
    const { reason, owner, expires } = waiver;
    return { ...finding, waiver: { reason, owner, expires } };
  });
  return { findings: marked, used: [...used] };
}

/** Waivers of cases that ran to a verdict and that covered nothing: they must go. */
export function staleWaivers(
  waivers: readonly Waiver[],
  used: ReadonlySet<Waiver>,
  ranToVerdict: ReadonlySet<string>,
): readonly Waiver[] {
  return waivers.filter((waiver) => !used.has(waiver) && ranToVerdict.has(waiver.case));
}
