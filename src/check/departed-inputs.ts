import type { ExchangeSubject } from '../model/check.ts';
import type { Change } from '../model/change.ts';
import { isObject, typeOf, type Json } from '../model/json.ts';
import { parseLocation } from '../model/location.ts';
import { valueAt } from '../model/pointer.ts';
import type { Input, ProviderSpec } from '../model/provider-spec.ts';
import { shownBody, shownHeader } from './shown-request.ts';

type Departed = { readonly input: Input; readonly isAbsent: boolean };

/** Documented inputs in which a request departs from the document: left out, of another type, or not the fixed value. */
function departedInputs({ operation, evidence }: ExchangeSubject): readonly Departed[] {
  const body = shownBody(evidence);
  return operation.inputs.flatMap((input) => {
    const part = parseLocation(input.location);
    const typed = part?.in === 'body';
    if (part === null || (part.in !== 'header' && !typed) || (typed && !isObject(body))) return [];
    const value = typed ? valueAt(body, part.name) : shownHeader(evidence, part.name);
    return departs(input, value, typed) ? [{ input, isAbsent: value === undefined }] : [];
  });
}

function departs({ required, fixed, type }: Input, value: Json | undefined, typed: boolean): boolean {
  if (value === undefined) return required !== 'no';
  if (value === '' || (fixed !== null && value !== fixed)) return true;
  const given = typeOf(value);
  return typed && type !== null && type !== given && !(type === 'number' && given === 'integer');
}

/** A conflict asks what this very departure does: an input left out or renamed, or sent with another value. */
function isInConflict({ conflicts }: ProviderSpec, { location }: Input, isAbsent: boolean): boolean {
  const touched = (change: Change): string | null => {
    if (isAbsent) return 'omit' in change ? change.omit : 'rename' in change ? change.rename : null;
    return 'set' in change ? change.set : 'alter' in change ? change.alter : null;
  };
  const asks = (change: Change): boolean => touched(change)?.toLowerCase() === location.toLowerCase();
  return conflicts.some(
    ({ requests, readings }) =>
      Object.values(requests).flat().some(asks) || readings.some(({ request }) => request.some(asks)),
  );
}

/** The header or the parameter of the body in which the request departs, unless a conflict is about that. */
export function departedInput(subject: ExchangeSubject, part: 'header' | 'body'): Input | null {
  return (
    departedInputs(subject)
      .filter(({ input, isAbsent }) => !isInConflict(subject.spec, input, isAbsent))
      .find(({ input }) => input.location.startsWith(`${part}:`))?.input ?? null
  );
}
