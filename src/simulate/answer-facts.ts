import { isArray, isObject, type Json } from '../model/json.ts';
import type { NamedValue } from '../model/expression.ts';
import { valueAt } from '../model/pointer.ts';

/** What an `observe` expression may speak of, of an answer that is still to be made. Times in Unix seconds. */
export type Facts = {
  readonly status: number;
  readonly expiresIn: Json | undefined;
  readonly exp: number | null;
  readonly iat: number | null;
  readonly parts: number;
  readonly length: number;
  readonly body: Json;
  readonly headers: readonly (readonly [name: string, value: string])[];
};

/** The names of specs/README.md; undefined when the answer has no such value. */
export function namedValue(facts: Facts): NamedValue {
  return (name) => {
    if (name === 'expires_in') return seconds(facts.expiresIn);
    if (name.startsWith('body:')) return scalar(valueAt(facts.body, name.slice(5)));
    if (name.startsWith('header:')) {
      const wanted = name.slice(7).toLowerCase();
      return facts.headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
    }
    const { status, exp, iat, parts, length } = facts;
    const numbers: Readonly<Record<string, number | null>> = { status, exp, iat, parts, length };
    return numbers[name] ?? undefined;
  };
}

/** A numeric string counts: documents write lifetimes both ways. */
function seconds(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

function scalar(value: Json | undefined): number | string | undefined {
  if (value === undefined || value === null || isArray(value) || isObject(value)) return undefined;
  return typeof value === 'number' ? value : String(value);
}
