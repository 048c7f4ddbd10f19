import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, RandomBytes } from '../model/clock.ts';
import { seededRandom } from '../simulate/seeded-random.ts';

/** What makes a run repeatable: with SOURCE_DATE_EPOCH clock, durations, run id and shown port are fixed. */
export type RunContext = {
  readonly fixed: boolean;
  readonly clock: Clock;
  readonly runId: string;
  readonly startedAt: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly commit: string | null;
  readonly by: string;
  readonly seed: number;
};

export function createRunContext(
  environment: Readonly<Record<string, string | undefined>>,
  seed: number,
  root: string,
): RunContext {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  const fixed = epoch !== undefined && /^\d{1,11}$/.test(epoch);
  const wall = fixed ? () => Number(epoch) * 1000 : () => Date.now();
  const clock: Clock = { wall, monotonic: fixed ? () => 0 : () => performance.now() };
  const startedAt = new Date(clock.wall()).toISOString();
  const suffix = fixed
    ? createHash('sha256').update(`run:${seed}`).digest('hex').slice(0, 4)
    : randomBytes(2).toString('hex');
  return {
    fixed,
    clock,
    runId: `${startedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${suffix}`,
    startedAt,
    today: startedAt.slice(0, 10),
    commit: environment['GITHUB_SHA'] ?? headCommit(root),
    by: environment['GITHUB_ACTIONS'] === 'true' ? 'github-actions' : environment['CI'] === undefined ? 'local' : 'ci',
    seed,
  };
}

/** Random bytes for one step of one case: seeded for simulators, a CSPRNG for everything else. */
export function randomFor(seed: number, isSimulator: boolean): (caseId: string, step: string) => RandomBytes {
  return (caseId, step) => (isSimulator ? seededRandom(`${seed}:${caseId}:${step}`) : (length) => randomBytes(length));
}

/** The commit that is checked out, read without starting git. */
function headCommit(root: string): string | null {
  try {
    const head = readFileSync(join(root, '.git', 'HEAD'), 'utf8').trim();
    const ref = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
    if (ref === undefined) return /^[0-9a-f]{40}$/.test(head) ? head : null;
    const loose = join(root, '.git', ref);
    if (existsSync(loose)) return readFileSync(loose, 'utf8').trim();
    const packed = readFileSync(join(root, '.git', 'packed-refs'), 'utf8');
    return (
      packed
        .split('\n')
        .find((line) => line.endsWith(` ${ref}`))
        ?.slice(0, 40) ?? null
    );
  } catch {
    return null;
  }
}
