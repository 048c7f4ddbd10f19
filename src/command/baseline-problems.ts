import { relative } from 'node:path';
import { readYaml } from '../config/yaml-document.ts';
import type { Baseline } from '../model/baseline.ts';
import { nearest } from '../model/nearest.ts';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { baselinePath } from '../store/baseline-file.ts';

/** What a baseline holds of things that the spec no longer has: nothing is held to it any more, and nobody would notice. */
export function baselineProblems(
  baseline: Baseline,
  { spec, cases, contracts, root }: { spec: ProviderSpec; cases: ReadonlySet<string>; contracts: string; root: string },
): readonly Problem[] {
  const path = baselinePath(contracts, baseline.provider, baseline.target);
  const file = relative(root, path);
  // JSON is YAML; a reader of ours that keeps places.
  const { node } = readYaml(path, file);
  const problems: Problem[] = [];
  const compare = (member: 'readings' | 'answers' | 'observations', what: string, known: readonly string[]): void => {
    for (const id of Object.keys(baseline[member]))
      if (!known.includes(id)) problems.push(gone(node?.members?.get(member)?.keyAt(id) ?? file, what, id, known));
  };
  compare(
    'readings',
    `a conflict that ${spec.file} does not have`,
    spec.conflicts.map(({ id }) => id),
  );
  for (const { id, readings } of spec.conflicts) {
    const accepted = baseline.readings[id];
    const known = readings.map((reading) => reading.id);
    if (accepted !== undefined && !known.includes(accepted))
      problems.push(
        gone(
          node?.members?.get('readings')?.members?.get(id)?.at ?? file,
          `a reading that the conflict ${id} does not have`,
          accepted,
          known,
        ),
      );
  }
  compare(
    'answers',
    `an answer to a silence that ${spec.file} does not have`,
    spec.silences.map(({ id }) => id),
  );
  compare('observations', 'the outcome of a case that does not exist', [...cases]);
  return problems;
}

function gone(at: Position | string, what: string, id: string, known: readonly string[]): Problem {
  const near = nearest(id, known);
  const again = 'remove it, or accept a new report';
  return {
    code: 'E_BASELINE',
    at,
    what: `holds ${what}`,
    got: JSON.stringify(id.slice(0, 120)).slice(1, -1),
    fix: near === null ? again : `did you mean "${near}"? Else ${again}`,
  };
}
