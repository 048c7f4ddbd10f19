import type { Cause } from '../../model/cause.ts';
import type { Alteration, Change } from '../../model/change.ts';
import type { ContractCase } from '../../model/contract-case.ts';
import { credentialRole } from '../../model/credential-role.ts';
import type { RequestLocation } from '../../model/location.ts';
import type { Position } from '../../model/position.ts';
import { derivedCase, type Derivation, type Documented } from './derived-case.ts';

type Carried = { readonly name: string; readonly locations: readonly RequestLocation[]; readonly at: Position };

/** Each credential wrong, shortened, with a space, swapped with another; and Basic authentication broken in its own ways. */
export function deriveCredentials(documented: Documented): readonly ContractCase[] {
  const carried = carriedCredentials(documented);
  return [
    ...carried.flatMap((credential) => spoiled(documented, credential)),
    ...swapped(documented, carried),
    ...(carried.some(isBasic) ? brokenBasic(documented) : []),
  ];
}

/** A credential that stands in several places is spoiled in all of them: one change, whatever the provider reads. */
function carriedCredentials({ operation }: Documented): readonly Carried[] {
  const byName = new Map<string, Carried>();
  for (const { location, fill, position } of operation.inputs) {
    if (fill.by !== 'credential' || fill.optional) continue;
    const known = byName.get(fill.name);
    byName.set(fill.name, {
      name: fill.name,
      at: known?.at ?? position,
      locations: [...(known?.locations ?? []), location],
    });
  }
  return [...byName.values()];
}

const isBasic = ({ locations }: Carried): boolean => locations.some((location) => location.startsWith('basic:'));

type CredentialRole = ReturnType<typeof credentialRole>;

const causeOf: Record<CredentialRole, Cause> = {
  identity: 'unknown-client',
  secret: 'wrong-secret',
  attribute: 'wrong-credential',
};

/** A server may trim what it is sent, and one that knows the form of an identifier finds a shortened one ill-formed. */
function doubtOf(how: Alteration, role: CredentialRole): Pick<Derivation, 'unspoken' | 'orElse'> {
  if (how === 'trailing-space') return { unspoken: true };
  return how === 'truncated' && role === 'identity' ? { orElse: 'invalid-input' } : {};
}

function spoiled(documented: Documented, { name, locations, at }: Carried): ContractCase[] {
  const role = credentialRole(name);
  const one = (kind: string, how: Alteration, core: boolean): ContractCase =>
    derivedCase(documented, {
      ...doubtOf(how, role),
      kind,
      subject: name,
      title: `${name} ${kind === 'wrong' && role === 'identity' ? 'that nobody issued' : kind}`,
      changes: locations.map((location): Change => ({ alter: location, how })),
      cause: causeOf[role],
      at,
      tags: core ? ['core'] : [],
      ...(role === 'secret' ? { group: 'wrong-secret' } : {}),
    });
  return [
    one(role === 'identity' ? 'unknown' : 'wrong', role === 'identity' ? 'unknown' : 'wrong', true),
    one('truncated', 'truncated', false),
    // RFC 9110 §5.5: white space around a field value is not part of it.
    locations.some((location) => location.startsWith('header:'))
      ? one('inner-space', 'inner-space', false)
      : one('trailing-space', 'trailing-space', false),
    ...(role === 'secret' ? [one('upper-case', 'upper-case', false)] : []),
  ];
}

function swapped(documented: Documented, carried: readonly Carried[]): ContractCase[] {
  const identity = carried.find(({ name }) => credentialRole(name) === 'identity');
  const secret = carried.find(({ name }) => credentialRole(name) === 'secret');
  if (identity === undefined || secret === undefined) return [];
  const changes: Change[] = [
    ...identity.locations.map((set): Change => ({ set, credential: secret.name })),
    ...secret.locations.map((set): Change => ({ set, credential: identity.name })),
  ];
  return [
    derivedCase(documented, {
      kind: 'swapped',
      subject: `${identity.name}-${secret.name}`,
      title: `${identity.name} and ${secret.name} in each other's place`,
      changes,
      cause: 'unknown-client',
      orElse: 'wrong-secret',
      at: identity.at,
      group: 'wrong-secret',
    }),
  ];
}

/** RFC 7617 §2 and RFC 9110 §11.1. */
function brokenBasic(documented: Documented): ContractCase[] {
  const one = (
    kind: string,
    subject: string,
    title: string,
    change: Change,
    cause: Cause | null,
    core = false,
  ): ContractCase =>
    derivedCase(documented, { kind, subject, title, changes: [change], cause, tags: core ? ['core'] : [] });
  return [
    one(
      'omit',
      'header.Authorization',
      'without header Authorization',
      { omit: 'header:Authorization' },
      'missing-credential',
      true,
    ),
    one('empty', 'basic.clientId', 'Basic with an empty id', { set: 'basic:clientId', to: '' }, 'missing-credential'),
    one(
      'empty',
      'basic.clientSecret',
      'Basic with an empty secret',
      { set: 'basic:clientSecret', to: '' },
      'missing-credential',
    ),
    one('basic', 'no-colon', 'Basic without a colon', { basicSeparator: '' }, 'malformed-credential'),
    one('basic', 'not-base64', 'Basic that is not base64', { basicText: '%%%' }, 'malformed-credential'),
    one(
      'basic',
      'bearer',
      'Bearer in place of Basic',
      { set: 'header:Authorization', to: 'Bearer x' },
      'missing-credential',
    ),
    one('spelling', 'scheme.lower', 'scheme spelt basic', { spell: 'header:Authorization', as: 'basic' }, null, true),
    one('spelling', 'scheme.upper', 'scheme spelt BASIC', { spell: 'header:Authorization', as: 'BASIC' }, null),
  ];
}
