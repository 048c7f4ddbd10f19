import { locationSubject } from '../../model/location.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { distinctInputs, usesBasic } from './spec-parts.ts';

type Row = readonly [applies: boolean, rule: string, title: string, noticedBy: readonly string[]];

/** Rules that nothing asks for: requests that any server should take are refused. */
export function strictnessFaults(spec: ProviderSpec): readonly Fault[] {
  const inputs = distinctInputs(spec);
  const spellings = inputs
    .filter(({ location, fill }) => location.startsWith('header:') && fill.by !== 'signature')
    .map(({ location }) => `spelling/${locationSubject(location)}`);
  const members = new Set(inputs.flatMap(({ location }) => /^body:\/([^/]+)/.exec(location)?.[1] ?? []));
  const schemes = ['spelling/scheme.lower', 'spelling/scheme.upper'];
  const rows: readonly Row[] = [
    [spellings.length > 0, 'header-case', 'compares header names with case', spellings],
    [usesBasic(spec), 'scheme-case', 'compares the authentication scheme with case', schemes],
    [members.size > 0, 'extra-members', 'refuses a member that it does not know', ['extra/body.x_unknown']],
    [members.size > 1, 'member-order', 'needs the members in the documented order', ['write/reordered']],
    [true, 'content-type-parameters', 'refuses a Content-Type with a charset', ['content-type/parameter']],
    [true, 'content-type-case', 'compares the media type with case', ['content-type/upper-case']],
    [true, 'outage', 'is down', ['accept/documented']],
    [true, 'second-request', 'issues one token and then no more', ['reissue/token']],
  ];
  return rows.flatMap(([applies, rule, title, noticedBy]) =>
    applies ? [{ name: `refuse/${rule}`, title, strict: [rule], noticedBy }] : [],
  );
}
