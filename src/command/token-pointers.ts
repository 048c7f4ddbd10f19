import type { ObservedResponse } from '../model/evidence.ts';
import type { Operation, TokenPointers } from '../model/provider-spec.ts';

/** Where this success keeps its token: as the form that has it there, else as the first documented one. */
export function tokenPointers(operation: Operation, response: ObservedResponse): TokenPointers | null {
  const forms = operation.responses.flatMap(({ branches }) => branches.flatMap(({ token }) => token ?? []));
  return forms.find(({ token }) => token === response.token?.pointer) ?? forms[0] ?? null;
}
