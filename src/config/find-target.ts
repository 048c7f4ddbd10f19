import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import type { TargetConfig, TargetsFile } from './targets.ts';

/** The target of that name, or the problem with the nearest known one. */
export function findTarget(file: TargetsFile, name: string, shownPath: string): TargetConfig | Problem {
  const target = Object.hasOwn(file.targets, name) ? file.targets[name] : undefined;
  if (target !== undefined) return target;
  const known = Object.keys(file.targets);
  const near = nearest(name, known);
  return {
    code: 'E_TARGET_UNKNOWN',
    at: shownPath,
    what: `there is no target "${name.slice(0, 60)}"`,
    fix: near === null ? `one of ${known.join(', ')}` : `did you mean "${near}"?`,
  };
}
