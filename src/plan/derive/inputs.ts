import { askedChanges } from '../../model/asked-changes.ts';
import type { Cause } from '../../model/cause.ts';
import type { ContractCase } from '../../model/contract-case.ts';
import type { Json } from '../../model/json.ts';
import { locationSubject, parseLocation, type RequestLocation } from '../../model/location.ts';
import type { Input, ProviderSpec } from '../../model/provider-spec.ts';
import { derivedCase, type Derivation, type Documented } from './derived-case.ts';

/** Each documented input left out, empty, null and of another type; a fixed value changed, and in another case. */
export function deriveInputs(documented: Documented): readonly ContractCase[] {
  return documented.operation.inputs
    .filter(isSent)
    .flatMap((input) => [
      ...omitted(documented, input),
      ...emptied(documented, input),
      ...mistyped(documented, input),
      ...fixedChanged(documented, input),
      ...otherScope(documented, input),
      ...lengths(documented, input),
    ]);
}

/** Basic credentials and signatures have derivers of their own. */
export function isSent(input: Input): boolean {
  return input.fill.by !== 'nobody' && input.fill.by !== 'signature' && !input.location.startsWith('basic:');
}

const isCredential = (input: Input): boolean => input.fill.by === 'credential';
const isOptional = (input: Input): boolean =>
  input.required === 'no' || (input.fill.by === 'credential' && input.fill.optional);

/**
 * An input that the document does not mention cannot be wrong by it, and one that is only taken to be required may as well
 * be left out: such cases only record.
 */
function inputCase(documented: Documented, input: Input, derivation: Derivation): ContractCase {
  const isMentioned = input.evidence.length > 0 || input.assumed === null;
  if (!isMentioned) return derivedCase(documented, { ...derivation, cause: null });
  const isAboutPresence = derivation.kind === 'omit' || derivation.kind === 'empty';
  const isAssumed = input.assumed !== null || (isAboutPresence && input.required === 'assumed');
  return derivedCase(documented, isAssumed ? { ...derivation, unspoken: true } : derivation);
}

function omitted(documented: Documented, input: Input): ContractCase[] {
  const cause: Cause | null = isOptional(input) ? null : isCredential(input) ? 'missing-credential' : 'missing-input';
  const { location, position: at } = input;
  const tags = input.required === 'no' ? [] : ['core'];
  return [
    inputCase(documented, input, {
      kind: 'omit',
      subject: locationSubject(location),
      changes: [{ omit: location }],
      cause,
      at,
      tags,
    }),
  ];
}

function emptied(documented: Documented, input: Input): ContractCase[] {
  if (input.type !== 'string' && input.type !== null) return [];
  const cause: Cause | null = isOptional(input) ? null : isCredential(input) ? 'missing-credential' : 'invalid-input';
  const { location, position: at } = input;
  return [
    inputCase(documented, input, {
      kind: 'empty',
      subject: locationSubject(location),
      changes: [{ set: location, to: '' }],
      cause,
      at,
    }),
  ];
}

/** A form knows neither null nor numbers: only what is no text in the document can be of another type there. */
function mistyped(documented: Documented, input: Input): ContractCase[] {
  if (parseLocation(input.location)?.in !== 'body') return [];
  const { location, position: at } = input;
  const subject = locationSubject(location);
  const isText = input.type === 'string' || input.type === null;
  const inForm = !/json/.test(documented.operation.body?.mediaTypes[0] ?? 'json');
  const one = (kind: string, to: Json): ContractCase =>
    inputCase(documented, input, { kind, subject, changes: [{ set: location, to }], cause: 'invalid-input', at });
  return [...(inForm ? [] : [one('null', null)]), ...(inForm && isText ? [] : [one('type', isText ? 12345 : 'text')])];
}

function fixedChanged(documented: Documented, input: Input): ContractCase[] {
  const { fixed, location, position: at } = input;
  if (typeof fixed !== 'string') return [];
  const subject = locationSubject(location);
  const other = fixed === 'password' ? 'client_credentials' : 'password';
  const inAnotherCase = [fixed.toUpperCase(), fixed.toLowerCase()].find((text) => text !== fixed);
  return [
    inputCase(documented, input, {
      kind: 'value',
      subject,
      changes: [{ set: location, to: other }],
      cause: 'wrong-value',
      at,
      tags: ['core'],
    }),
    ...(inAnotherCase === undefined
      ? []
      : [
          inputCase(documented, input, {
            kind: 'case',
            subject,
            changes: [{ set: location, to: inAnotherCase }],
            cause: null,
            at,
          }),
        ]),
  ];
}

/** RFC 6749 §3.3: refused, or narrowed and named. Only recorded where the document contradicts itself about scopes. */
function otherScope(documented: Documented, input: Input): ContractCase[] {
  const { location, position: at } = input;
  if (!/(?:^|[/:])scope$/i.test(location) || typeof input.fixed === 'string') return [];
  return [
    derivedCase(documented, {
      kind: 'value',
      subject: locationSubject(location),
      title: 'a scope that nobody granted',
      changes: [{ set: location, to: 'token-contracts-no-such-scope' }],
      cause: 'wrong-scope',
      ...(isAsked(documented.spec, location) ? { unspoken: true as const } : {}),
      at,
      requirements: [{ source: 'RFC 6749', section: '3.3', level: 'should' }],
    }),
  ];
}

/** A conflict asks what another value of this input leads to. */
function isAsked({ conflicts }: ProviderSpec, location: RequestLocation): boolean {
  return askedChanges(conflicts).some((change) => 'set' in change && change.set === location);
}

/** Longer texts say nothing about the document, but much about the server. */
const longest = 1024;

/** Lengths at and beyond the bounds that public facts give; never a refusal, because the document does not state them. */
function lengths(documented: Documented, input: Input): ContractCase[] {
  const { location, position: at, minLength, maxLength } = input;
  if (isCredential(input)) return [];
  const wanted = new Set([
    ...(minLength === null ? [] : [minLength - 1, minLength]),
    ...(maxLength === null ? [] : [maxLength, maxLength + 1]),
  ]);
  return [...wanted]
    .filter((length) => length > 0 && length <= longest)
    .map((length) =>
      inputCase(documented, input, {
        kind: 'length',
        subject: `${locationSubject(location)}.${length}`,
        title: `${locationSubject(location)} of ${length} characters`,
        changes: [{ set: location, to: 'A1B2C3D4E5F6G7H8J9K0'.repeat(Math.ceil(length / 20)).slice(0, length) }],
        cause: null,
        at,
      }),
    );
}
