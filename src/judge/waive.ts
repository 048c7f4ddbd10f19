import type { Finding } from '../model/report.ts';
import type { Waiver } from '../model/waiver.ts';

export type Waived = { readonly findings: readonly Finding[]; readonly used: readonly Waiver[] };

/** Marks the findings that a live waiver covers, the one of this very case before one of all cases. Expired waivers cover nothing. `today` is `YYYY-MM-DD`. */
export function waive(caseId: string, findings: readonly Finding[], waivers: readonly Waiver[], today: string): Waived {
  const unexpired = waivers.filter(({ expires }) => expires >= today);
  const live = [...unexpired.filter((own) => own.case === caseId), ...unexpired.filter((any) => any.case === null)];
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

/** Waivers of cases that ran to a verdict and that covered nothing: they must go. `all`: every case of the provider ran to one. */
export function staleWaivers(
  waivers: readonly Waiver[],
  used: ReadonlySet<Waiver>,
  { ranToVerdict, all }: { readonly ranToVerdict: ReadonlySet<string>; readonly all: boolean },
): readonly Waiver[] {
  return waivers.filter((waiver) => !used.has(waiver) && (waiver.case === null ? all : ranToVerdict.has(waiver.case)));
}
