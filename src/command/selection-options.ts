import { kinds, type Kind } from '../model/contract-case.ts';
import { nearest } from '../model/nearest.ts';
import { Rejected } from '../model/problem.ts';
import type { Selection } from '../plan/select.ts';
import { textOf, textsOf, type Arguments } from './arguments.ts';

/** Which cases were asked for. On `http` targets only the core set, unless all or something narrower was named. */
export function readSelection(args: Arguments, isLive: boolean): Omit<Selection, 'configured'> {
  return {
    kinds: textsOf(args, 'kind').map(readKind),
    tags: textsOf(args, 'tag'),
    grep: textOf(args, 'grep'),
    only: [],
    core: isLive && !args.flags.has('all'),
    onePerGroup: isLive,
    shard: readShard(textOf(args, 'shard')),
  };
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
