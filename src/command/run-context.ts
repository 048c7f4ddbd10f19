import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, RandomBytes } from '../model/clock.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import { seededRandom } from '../simulate/seeded-random.ts';

/** What makes a run repeatable: with SOURCE_DATE_EPOCH clock, durations, run id and shown port are fixed. */
export type RunContext = {
  readonly fixed: boolean;
  readonly clock: Clock;
  /** For waiting: it shows the same time, and its monotonic side always runs. */
  readonly pace: Clock;
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
  const fixed = epoch !== undefined && epoch !== '';
  if (fixed && !/^\d{1,10}$/.test(epoch)) throw new Rejected([notAnEpoch(epoch)]);
  const wall = fixed ? () => Number(epoch) * 1000 : () => Date.now();
  const pace: Clock = { wall, monotonic: () => performance.now() };
  const clock: Clock = fixed ? { wall, monotonic: () => 0 } : pace;
  const startedAt = new Date(clock.wall()).toISOString();
  const suffix = fixed
    ? createHash('sha256').update(`run:${seed}`).digest('hex').slice(0, 4)
    : randomBytes(2).toString('hex');
  return {
    fixed,
    clock,
    pace,
    runId: `${startedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${suffix}`,
    startedAt,
    today: startedAt.slice(0, 10),
    commit: commitOf(environment['GITHUB_SHA'], root),
    by: environment['GITHUB_ACTIONS'] === 'true' ? 'github-actions' : environment['CI'] === undefined ? 'local' : 'ci',
    seed,
  };
}

/** Random bytes for one step of one case: seeded for simulators, a CSPRNG for everything else. */
export function randomFor(seed: number, isSimulator: boolean): (caseId: string, step: string) => RandomBytes {
  return (caseId, step) => (isSimulator ? seededRandom(`${seed}:${caseId}:${step}`) : (length) => randomBytes(length));
}

const notAnEpoch = (got: string): Problem => ({
  code: 'E_EPOCH',
  at: 'SOURCE_DATE_EPOCH',
  what: 'is not a number of seconds since 1970',
  got: JSON.stringify(got.slice(0, 20)).slice(1, -1),
  fix: 'write for example 1767225600, or unset it',
});

/** The commit that CI names, or the one that is checked out; null where what is named is no commit. */
function commitOf(named: string | undefined, root: string): string | null {
  if (named === undefined || named === '') return headCommit(root);
  return /^[0-9a-f]{40}$/.test(named) ? named : null;
}

/** Read without starting git. */
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
