import { isObject, type Json } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { Operation } from '../model/provider-spec.ts';

/** A token as it came: a secret, gone when the response has been observed. */
export type FoundToken = { readonly pointer: string; readonly value: string };

const commonNames = ['access_token', 'accessToken'];

/** Where the documented branches of an operation put their token. */
export function tokenPointers(operation: Operation): string[] {
  const pointers = operation.responses.flatMap(({ branches }) =>
    branches.flatMap(({ token }) => (token === null ? [] : [token.token])),
  );
  return [...new Set(pointers)];
}

/** The token that a body issues: where the document puts it, else under a common name. An empty text issues nothing. */
export function findToken(body: Json, operation: Operation): FoundToken | null {
  for (const pointer of [...tokenPointers(operation), ...commonPointers(body)]) {
    const value = valueAt(body, pointer);
    if (typeof value === 'string' && value !== '') return { pointer, value };
  }
  return null;
}

/** At the top, or one level below it. */
export function commonPointers(body: Json): string[] {
  if (!isObject(body)) return [];
  const below = Object.entries(body).flatMap(([member, value]) =>
    isObject(value) ? commonNames.map((name) => formatPointer([member, name])) : [],
  );
  return [...commonNames.map((name) => formatPointer([name])), ...below];
}
