import type { Change } from '../../model/change.ts';
import { credentialRole } from '../../model/credential-role.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { lenientFaults, type LenientRow } from './build.ts';
import { locationsOf, sentCredentials, usesBasic } from './spec-parts.ts';

/** Credentials compared loosely, or not at all. `accepted` is what the starting readings take anyway. */
export function lenientCredentials(spec: ProviderSpec, accepted: readonly Change[]): readonly Fault[] {
  const isIgnored = (name: string): boolean =>
    locationsOf(spec, name).every((location) =>
      accepted.some((change) => 'alter' in change && change.alter === location),
    );
  return lenientFaults([
    ...sentCredentials(spec).flatMap((name) => (isIgnored(name) ? [] : rowsOf(name, locationsOf(spec, name)))),
    ...basicRows(usesBasic(spec)),
  ]);
}

function rowsOf(name: string, locations: readonly string[]): LenientRow[] {
  const role = credentialRole(name);
  const space = locations.some((location) => location.startsWith('header:')) ? 'inner-space' : 'trailing-space';
  const wrong = role === 'identity' ? `unknown/${name}` : `wrong/${name}`;
  return [
    [true, `wrong-${name}`, `does not compare ${name}`, [`credential ${name}`], [wrong]],
    [true, `truncated-${name}`, `accepts the beginning of ${name}`, [`prefix ${name}`], [`truncated/${name}`]],
    [role !== 'attribute', `padded-${name}`, `takes spaces out of ${name}`, [`spaces ${name}`], [`${space}/${name}`]],
    [role === 'secret', `any-case-${name}`, `${name} in any case`, [`letter-case ${name}`], [`upper-case/${name}`]],
  ];
}

function basicRows(applies: boolean): LenientRow[] {
  const malformed = ['basic/not-base64', 'basic/no-colon'];
  const absent = ['omit/header.Authorization'];
  return [
    [applies, 'no-authorization', 'needs no credentials', ['optional header:Authorization'], absent],
    [applies, 'malformed-basic', 'skips Basic that it cannot decode', ['basic-syntax'], malformed],
  ];
}
