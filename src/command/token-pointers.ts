import type { Operation, TokenPointers } from '../model/provider-spec.ts';

/** Where the documented success of an operation keeps its token. */
export function tokenPointers(operation: Operation): TokenPointers | null {
  for (const { branches } of operation.responses) {
    for (const { token } of branches) if (token !== null) return token;
  }
  return null;
}
