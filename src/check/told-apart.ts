import { isArray, isObject, type Json } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import type { Operation } from '../model/provider-spec.ts';

/** The document itself answers an unknown client otherwise: it states that cause where it does not name a wrong secret. */
export function documentTellsApart({ responses }: Operation): boolean {
  return responses
    .flatMap(({ branches }) => branches)
    .some(
      ({ causes }) =>
        causes.some(({ cause, stated }) => stated && cause === 'unknown-client') &&
        !causes.some(({ cause }) => cause === 'wrong-secret'),
    );
}

/** The first place where two bodies differ in what does not change from call to call; undefined is an absent member. */
export type Difference = { readonly pointer: string; readonly one: Json | undefined; readonly other: Json | undefined };

/** Null when the bodies tell the same. Texts that are no JSON are compared as texts. */
export function difference(one: Json | undefined, other: Json | undefined, at = ''): Difference | null {
  const [a, b] = [members(one), members(other)];
  if (a === null || b === null) return steady(one) === steady(other) ? null : { pointer: at, one, other };
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const found = difference(a.get(name), b.get(name), at + formatPointer([name]));
    if (found !== null) return found;
  }
  return null;
}

function members(value: Json | undefined): ReadonlyMap<string | number, Json> | null {
  if (value === undefined || value === null || typeof value !== 'object') return null;
  return isArray(value) ? new Map(value.entries()) : new Map(isObject(value) ? Object.entries(value) : []);
}

/**
 * A value without what changes from call to call: «names», times, ids (words with digits in them) and large numbers. A
 * client id that is repeated tells nothing new.
 */
function steady(value: Json | undefined): string {
  if (typeof value === 'number') return Math.abs(value) < 100_000 ? String(value) : 'a large number';
  if (typeof value !== 'string') return typeof value === 'object' && value !== null ? 'members' : String(value);
  const words = value.replace(/«[^»]*»/g, '·');
  return `"${words.replace(/[\w.:+-]*\d[\w.:+-]*/g, (word) => (word.length > 4 ? '·' : word))}"`;
}
