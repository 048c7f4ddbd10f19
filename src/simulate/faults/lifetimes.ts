import type { Fault } from '../../model/simulator.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import { lifetimeConflicts } from './spec-parts.ts';
import { withMember } from './draft-parts.ts';

/** Another lifetime or type beside the same token. */
export function lifetimeFaults(spec: ProviderSpec): readonly Fault[] {
  const asked = lifetimeConflicts(spec).map(({ id }) => `decide/${id}`);
  return faults.map((fault) => ({ ...fault, noticedBy: [...(fault.noticedBy ?? []), ...asked] }));
}

const faults: readonly Fault[] = [
  {
    name: 'lifetime/other-type',
    title: 'sends the lifetime as the other JSON type',
    noticedBy: ['accept/documented'],
    change: withMember('lifetime', (now) => (typeof now === 'string' ? Number(now) : JSON.stringify(now))),
  },
  lifetime('zero', 'says that the token lives for no time', () => 0),
  lifetime('negative', 'says that the token is dead', () => -1),
  lifetime('milliseconds', 'counts in milliseconds', (seconds) => seconds * 1000),
  lifetime('minutes', 'counts in minutes', (seconds) => Math.floor(seconds / 60)),
  lifetime('fraction', 'adds half a second', (seconds) => seconds + 0.5),
  lifetime('day', 'issues for a day', () => 86_400),
  lifetime('endless', 'issues for a century', () => 3_153_600_000),
  lifetime('in-words', 'sends the lifetime in words', () => 'one hour'),
  type('lower-case', 'spells the token type bearer', 'bearer'),
  type('mac', 'issues another type of token', 'mac'),
  type('bearer-token', 'calls the token type BearerToken', 'BearerToken'),
];

/** In the JSON type that the lifetime has. */
function lifetime(name: string, title: string, change: (seconds: number) => number | string): Fault {
  return {
    name: `lifetime/${name}`,
    title,
    noticedBy: ['accept/documented'],
    change: withMember('lifetime', (now) => {
      const changed = change(Number(now));
      return typeof now === 'string' ? String(changed) : changed;
    }),
  };
}

function type(name: string, title: string, value: string): Fault {
  const change = withMember('type', () => value);
  return { name: `token-type/${name}`, title, noticedBy: ['accept/documented'], change };
}
