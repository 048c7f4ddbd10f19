import type { EvidenceLine, Operation } from '../model/provider-spec.ts';
import type { EvidenceReport } from '../model/report.ts';

/** Spec nodes that a case judged: pointers, each with everything below it. */
export type Touched = { readonly caseId: string; readonly pointers: readonly string[] };

/** Which lines of the provider document were judged by at least one exchange, and by which cases (at most five named). */
export function coverage(lines: readonly EvidenceLine[], touched: readonly Touched[]): readonly EvidenceReport[] {
  return lines.map(({ line, says, pointers }) => ({
    line,
    says,
    pointers: [...pointers],
    judgedBy: touched
      .filter((entry) =>
        pointers.some((pointer) => entry.pointers.some((node) => pointer === node || pointer.startsWith(`${node}/`))),
      )
      .map(({ caseId }) => caseId)
      .slice(0, 5),
  }));
}

/** The nodes that any judged exchange of an operation rests on: method, path, body and every documented input. */
export function requestNodes({ pointer, body, inputs }: Operation): readonly string[] {
  // A body may stand elsewhere, behind a reference.
  return [pointer, ...(body === null ? [] : [body.pointer]), ...inputs.map((input) => input.pointer)];
}
