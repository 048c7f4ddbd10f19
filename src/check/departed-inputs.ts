import { askedChanges } from '../model/asked-changes.ts';
import type { ExchangeSubject } from '../model/check.ts';
import { type Alteration, alterations, type Change } from '../model/change.ts';
import { isObject, typeOf, type Json } from '../model/json.ts';
import { parseLocation } from '../model/location.ts';
import { valueAt } from '../model/pointer.ts';
import type { Input, ProviderSpec } from '../model/provider-spec.ts';
import { shownBody, shownHeader } from './shown-request.ts';

/** `value`: of another type, empty, or not the fixed one. An alteration: the credential was spoiled so. */
type Departed = { readonly input: Input; readonly how: 'absent' | 'value' | Alteration };

/** Documented inputs in which a request departs from the document. */
function departedInputs({ operation, evidence }: ExchangeSubject): readonly Departed[] {
  const body = shownBody(evidence);
  return operation.inputs.flatMap((input) => {
    const part = parseLocation(input.location);
    if (part?.in === 'basic') return named(input, departure(input, shownHeader(evidence, 'Authorization'), 'text'));
    if (part?.in === 'header') return named(input, departure(input, shownHeader(evidence, part.name), 'text'));
    return part?.in === 'body' && isObject(body)
      ? named(input, departure(input, valueAt(body, part.name), 'json'))
      : [];
  });
}

const named = (input: Input, how: Departed['how'] | null): readonly Departed[] =>
  how === null ? [] : [{ input, how }];

function departure(
  { required, fixed, type, fill }: Input,
  value: Json | undefined,
  as: 'text' | 'json',
): Departed['how'] | null {
  if (value === undefined) return required === 'no' ? null : 'absent';
  if (fill.by === 'credential' && typeof value === 'string') {
    // A spoiled credential is shown as «its name, how».
    const how = alterations.find((one) => value.includes(`«${fill.name}, ${one}»`));
    if (how !== undefined) return how;
  }
  if (value === '' || (fixed !== null && value !== fixed)) return 'value';
  const given = typeOf(value);
  const isOfType = type === null || type === given || (type === 'number' && given === 'integer');
  return as === 'text' || isOfType ? null : 'value';
}

/** A conflict asks what this very departure does: an input left out or renamed, or sent with another value. */
function isInConflict({ conflicts }: ProviderSpec, { input, how }: Departed): boolean {
  const touched = (change: Change): string | null => {
    if (how === 'absent') return 'omit' in change ? change.omit : 'rename' in change ? change.rename : null;
    return 'set' in change ? change.set : 'alter' in change ? change.alter : null;
  };
  return askedChanges(conflicts).some((change) => touched(change)?.toLowerCase() === input.location.toLowerCase());
}

/** White space around a header value is no part of it (RFC 9110 §5.5). */
const isInvisible = ({ input, how }: Departed): boolean =>
  input.location.startsWith('header:') && (how === 'trailing-space' || how === 'leading-space');

/**
 * To accept this departure breaks no standard: the document contradicts itself about it, nobody could see it, or the
 * request carries the credential in another place as well.
 */
export function isExcused(subject: ExchangeSubject): boolean {
  const departed = departedInputs(subject);
  const isCarriedElsewhere = ({ input, how }: Departed): boolean =>
    (how === 'absent' || how === 'value') &&
    subject.operation.inputs.some(
      (other) => isSameCredential(other, input) && departed.every((one) => one.input !== other),
    );
  return departed.some((one) => isInvisible(one) || isInConflict(subject.spec, one) || isCarriedElsewhere(one));
}

const isSameCredential = (one: Input, other: Input): boolean =>
  one !== other && one.fill.by === 'credential' && other.fill.by === 'credential' && one.fill.name === other.fill.name;

/** `header X-PARTNER-ID`, `member /grantType`: where the request departs, for a sentence. */
export const departedPlaces = (subject: ExchangeSubject): readonly string[] =>
  departedInputs(subject).map(({ input: { location } }) => {
    const part = parseLocation(location);
    return part?.in === 'body' ? `member ${part.name}` : `${part?.in ?? ''} ${part?.name ?? ''}`;
  });

/** The header or the member of the body in which the request departs. */
export function departedInput(subject: ExchangeSubject, part: 'header' | 'body'): Input | null {
  return departedInputs(subject).find(({ input }) => input.location.startsWith(`${part}:`))?.input ?? null;
}
