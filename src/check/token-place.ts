import type { ExchangeSubject } from '../model/check.ts';
import type { ObservedResponse, ObservedToken } from '../model/evidence.ts';
import { valueAt } from '../model/pointer.ts';
import type { Json } from '../model/json.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { isConcealed } from './check-outcome.ts';
import { shapeOf } from './classify.ts';
import { nodeFor, schemaNode, type SchemaNode } from './schema-node.ts';
import { originAt } from './spec-origin.ts';

/** A member that stands beside the token, and what the document says about it (null: nothing). */
export type TokenMember = { readonly pointer: string; readonly value: Json; readonly node: SchemaNode | null };

/** The answer to a request that was accepted: it holds a token, or it is the documented success of its status. */
export function isIssued({ evidence, classified }: ExchangeSubject): boolean {
  const { response } = evidence;
  if (response === null) return false;
  return response.token !== null || (classified !== null && shapeOf(classified) === 'token' && response.status < 300);
}

/** `token_type` or the lifetime: where the document puts it, else under its RFC 6749 §5.1 name beside the token. */
export function tokenMember(
  subject: ExchangeSubject,
  { body }: ObservedResponse,
  { pointer: token }: ObservedToken,
  which: 'type' | 'lifetime',
): TokenMember | null {
  const branches = subject.operation.responses.flatMap((rule) => rule.branches);
  const branch = branches.find((one) => one.token?.token === token) ?? branches.find((one) => one.token !== null);
  const documented = branch?.token?.[which] ?? null;
  const beside = `${token.slice(0, token.lastIndexOf('/'))}/${which === 'type' ? 'token_type' : 'expires_in'}`;
  // A token in another place than documented has its companions there too; what the document says of them still holds.
  const pointer = branch?.token?.token === token ? (documented ?? beside) : beside;
  const value = valueAt(body.json, pointer);
  if (value === undefined || isConcealed(subject)) return null;
  const { document } = subject.spec;
  const root =
    branch === undefined || branch.schema === null
      ? null
      : schemaNode(document, branch.schema, originAt(document, branch.schema));
  return { pointer, value, node: root === null ? null : nodeFor(document, root, documented ?? pointer) };
}

/** Seconds of a lifetime; a numeric string counts (specs/README.md). */
export function secondsOf(value: Json): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : null;
}

/** When the answer was given, Unix seconds: by the provider's own clock if it tells, else by ours. */
export const answeredAt = ({ date, receivedAt }: ObservedResponse): number => (date ?? receivedAt) / 1000;

/** A conflict compares the lifetime with the times in the token: then that is its question, not a check's. */
export function lifetimeIsOpen({ conflicts }: ProviderSpec): boolean {
  return conflicts.some(
    ({ decide, readings }) =>
      decide === 'response' &&
      readings.some(
        ({ observe }) => observe !== null && /\bexpires_in\b/.test(observe) && /\b(?:exp|iat)\b/.test(observe),
      ),
  );
}

/** The token is a JWT, or began as one. */
export const looksLikeJwt = ({ facts, decoded }: ObservedToken): boolean =>
  facts.format === 'jwt' || decoded || facts.alg !== null || facts.typ !== null;
