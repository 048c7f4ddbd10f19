import { kinds, type Kind } from '../model/contract-case.ts';
import { nearest } from '../model/nearest.ts';
import { Rejected } from '../model/problem.ts';
import type { Selection } from '../plan/select.ts';
import { numberOf, textOf, textsOf, type Arguments } from './arguments.ts';
import { readFormats, type Format } from './formats.ts';
import type { Problems } from './problems.ts';

/** What `run` and `plan` were asked for, beside target, providers and readings. */
export type RunOptions = {
  readonly formats: readonly Format[];
  /** Calls that one provider may cost; null for no bound. */
  readonly budget: number | null;
  readonly concurrency: number;
  readonly bail: boolean;
  readonly strictDrift: boolean;
  readonly selection: Omit<Selection, 'configured'>;
};

/** Reads the options; values that are wrong become problems, and the defaults stand in for them. */
export function readRunOptions(args: Arguments, isLive: boolean, problems: Problems): RunOptions {
  const number = (name: string, fallback: number, min: number, max: number): number =>
    problems.attempt(() => numberOf(args, name, fallback, min, max)) ?? fallback;
  const budget = number('budget', 0, 1, 100_000);
  return {
    formats: problems.attempt(() => readFormats(textOf(args, 'format'))) ?? [],
    budget: budget === 0 ? null : budget,
    concurrency: number('concurrency', 4, 1, 64),
    bail: args.flags.has('bail'),
    strictDrift: args.flags.has('strict-drift'),
    selection: {
      kinds: textsOf(args, 'kind').flatMap((text) => problems.attempt(() => readKind(text)) ?? []),
      tags: textsOf(args, 'tag'),
      grep: textOf(args, 'grep'),
      only: [],
      core: isLive && !args.flags.has('all'),
      onePerGroup: isLive,
      shard: problems.attempt(() => readShard(textOf(args, 'shard'))),
    },
  };
}

export function readSeed(args: Arguments, problems: Problems): number {
  return problems.attempt(() => numberOf(args, 'seed', 1, 0, 999_999_999)) ?? 1;
}

function readKind(text: string): Kind {
  const kind = kinds.find((known) => known === text);
  if (kind !== undefined) return kind;
  const near = nearest(text, kinds);
  throw new Rejected([
    {
      code: 'E_USAGE',
      at: null,
      what: '--kind has no such kind',
      got: text.slice(0, 40),
      fix: near === null ? `one of ${kinds.join(', ')}` : `did you mean "${near}"?`,
    },
  ]);
}

function readShard(text: string | null): Selection['shard'] {
  if (text === null) return null;
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match !== null && index >= 1 && index <= of) return { index, of };
  throw new Rejected([
    {
      code: 'E_USAGE',
      at: null,
      what: '--shard must be i/n with i from 1 to n',
      got: text.slice(0, 40),
      fix: 'write --shard 1/3',
    },
  ]);
}
