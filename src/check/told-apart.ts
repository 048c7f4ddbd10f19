import { isObject, type Json } from '../model/json.ts';
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

/**
 * What of a refusal an attacker could compare: members with their types, and their values without what changes from
 * call to call (numbers of calls, times, ids, and «credentials»).
 */
export function comparable(body: Json | undefined, text: string): string {
  return body === undefined ? steady(text) : JSON.stringify(normal(body));
}

function normal(value: Json): Json {
  if (typeof value === 'string') return steady(value);
  if (typeof value === 'number') return Math.abs(value) < 100_000 ? value : 0;
  if (Array.isArray(value)) return value.map((item: Json) => normal(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, normal(member)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Words with digits in them, dates and «names» become a dot: a client id that is repeated tells nothing new. */
const steady = (text: string): string =>
  text.replace(/«[^»]*»/g, '·').replace(/[\w.:+-]*\d[\w.:+-]*/g, (word) => (word.length > 4 ? '·' : word));
