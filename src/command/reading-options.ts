import { nearest } from '../model/nearest.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';

/** `--reading C06=body` for every spec that has the conflict. An unknown conflict or reading is rejected. */
export function readOverrides(
  texts: readonly string[],
  specs: readonly ProviderSpec[],
  where: string | null = null,
): Readonly<Record<string, string>> {
  const conflicts = specs.flatMap((spec) => spec.conflicts);
  const problems: Problem[] = [];
  const overrides: Record<string, string> = {};
  for (const text of texts) {
    const sign = text.indexOf('=');
    const [id, reading] = sign < 0 ? [text, ''] : [text.slice(0, sign), text.slice(sign + 1)];
    const conflict = conflicts.find((candidate) => candidate.id === id);
    const known =
      conflict === undefined
        ? conflicts.map((candidate) => candidate.id)
        : conflict.readings.map((candidate) => candidate.id);
    const got = conflict === undefined ? id : reading;
    const before = overrides[id];
    if (conflict !== undefined && known.includes(reading) && (before === undefined || before === reading))
      overrides[id] = reading;
    else if (conflict !== undefined && known.includes(reading))
      problems.push({
        code: 'E_READING_TWICE',
        at: where,
        what: `conflict ${id} is given two readings`,
        got: `${before ?? ''} and ${reading}`,
        fix: 'give it one',
      });
    else {
      const near = nearest(got, known);
      problems.push({
        code: 'E_READING_UNKNOWN',
        at: where,
        what: conflict === undefined ? 'there is no such conflict' : `conflict ${id} has no such reading`,
        got: text.slice(0, 80),
        fix: near === null ? `write ID=READING with one of ${known.join(', ')}` : `did you mean "${near}"?`,
      });
    }
  }
  if (problems.length > 0) throw new Rejected(problems);
  return overrides;
}
