import type { ExchangeSubject } from '../model/check.ts';
import { isObject, type Json } from '../model/json.ts';
import { nodeFor, schemaNode } from './schema-node.ts';
import { originAt } from './spec-origin.ts';

/**
 * A member of RFC 6749 §5.2 in a refusal, where the document does not describe a member of that name itself (there are
 * envelopes in which `error` is an object), and where the refusal has a documented form if it is to have one. Undefined
 * when there is none to judge.
 */
export function oauthErrorMember(subject: ExchangeSubject, name: string): Json | undefined {
  const { classified, expected, evidence, spec } = subject;
  const body = evidence.response?.body.json;
  if (!isObject(body) || !Object.hasOwn(body, name) || evidence.response?.token !== null) return undefined;
  if (expected !== null && classified === null) return undefined;
  const schema = classified?.branch.schema ?? null;
  const root = schema === null ? null : schemaNode(spec.document, schema, originAt(spec.document, schema));
  const isDescribed = root !== null && nodeFor(spec.document, root, `/${name}`) !== null;
  return isDescribed ? undefined : body[name];
}

/** RFC 6749 §5.2: printable ASCII without quote and backslash. */
export const isErrorText = (value: Json): boolean =>
  typeof value === 'string' && /^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/.test(value);

/** RFC 6749 §5.2, and what else the OAuth Extensions Error Registry (§11.4) has for refusals of a client. */
const codes = new Set(
  `invalid_request invalid_client invalid_grant unauthorized_client unsupported_grant_type invalid_scope
  access_denied authorization_pending expired_token insufficient_scope insufficient_user_authentication
  invalid_dpop_proof invalid_target invalid_token request_not_supported request_uri_not_supported server_error slow_down
  temporarily_unavailable unsupported_token_type use_dpop_nonce`.split(/\s+/),
);

export const isRegistered = (value: Json): boolean => typeof value === 'string' && codes.has(value);
