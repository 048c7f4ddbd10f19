import type { Json, JsonObject } from '../model/json.ts';
import { isArray, isObject } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { Operation, ResponseBranch, ResponseRule, TokenPointers } from '../model/provider-spec.ts';
import type { ReadingsInForce } from './readings-in-force.ts';
import { fits } from './schema-fits.ts';
import { keyword, schemasAt } from './schema-node.ts';
import { valueFor } from './schema-value.ts';
import type { TokenForm } from './token.ts';

/** The documented success of an operation, before readings: what a token answer is made from. */
export type TokenAnswer = {
  readonly rule: ResponseRule;
  readonly branch: ResponseBranch;
  readonly status: number;
  readonly body: Json;
  readonly pointers: TokenPointers;
  readonly form: TokenForm;
  /** The sample in the document, '' without one. */
  readonly sample: string;
  /** As the document shows it: 3600 or "6000"; null when it shows none. */
  readonly lifetime: Json;
};

/** Names that a body without a schema uses for the token (RFC 6749 §5.1). */
export const usualPointers: TokenPointers = { token: '/access_token', type: '/token_type', lifetime: '/expires_in' };

/**
 * The documented token answer whose layout fits the most readings in force; the first one when they have no say. Null
 * when the operation documents none.
 */
export function tokenAnswer(document: JsonObject, operation: Operation, readings: ReadingsInForce): TokenAnswer | null {
  const answers = operation.responses.flatMap((rule) =>
    rule.branches.filter(({ shape }) => shape === 'token').map((branch) => answerOf(document, rule, branch)),
  );
  const fitting = ({ body }: TokenAnswer): number =>
    [...readings.values()].filter(({ conflict, reading }) => {
      const member = valueAt(body, conflict.member);
      return reading.schema !== null && member !== undefined && fits(document, reading.schema, member);
    }).length;
  return answers.reduce<TokenAnswer | null>(
    (best, one) => (best === null || fitting(one) > fitting(best) ? one : best),
    null,
  );
}

function answerOf(document: JsonObject, rule: ResponseRule, branch: ResponseBranch): TokenAnswer {
  const made = branch.simulate.body ?? (branch.schema === null ? undefined : valueFor(document, branch.schema)) ?? {};
  const pointers = branch.token ?? usualPointers;
  const body =
    branch.schema === null && branch.simulate.body === null
      ? { access_token: '', token_type: 'Bearer', expires_in: 3600 }
      : made;
  const schemas = branch.schema === null ? [] : schemasAt(document, branch.schema, pointers.token);
  const example = keyword(schemas, 'example') ?? valueAt(body, pointers.token) ?? '';
  const sample = typeof example === 'string' ? example : '';
  return {
    rule,
    branch,
    status: /^\d{3}$/.test(rule.status) ? Number(rule.status) : (branch.simulate.status['*'] ?? 200),
    body,
    pointers,
    form: sample.startsWith('eyJ') ? 'jwt' : 'opaque',
    sample,
    lifetime: pointers.lifetime === null ? null : (valueAt(body, pointers.lifetime) ?? null),
  };
}

/** Where the token stands in a body of another layout: the documented pointer, else the first member of that name. */
export function placeOf(body: Json, pointer: string): string {
  if (valueAt(body, pointer) !== undefined) return pointer;
  return findMember(body, pointer.slice(pointer.lastIndexOf('/') + 1), []) ?? pointer;
}

function findMember(value: Json, name: string, path: readonly string[]): string | null {
  if (!isObject(value) || isArray(value)) return null;
  if (Object.hasOwn(value, name)) return formatPointer([...path, name]);
  for (const [key, member] of Object.entries(value)) {
    const found = findMember(member, name, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
