import type { Cause } from '../model/cause.ts';

/**
 * What a status means for a request that the document does not allow (RFC 9110 §15.5, RFC 6749 §5.2). `first`: the
 * first of these keys that the operation documents; `any`: each of them that it documents.
 */
type Refused = { readonly by: 'first' | 'any'; readonly keys: readonly string[] };

const credential: Refused = { by: 'first', keys: ['401', '403', '400', '4XX', 'DEFAULT'] };
const noCredential: Refused = { by: 'any', keys: ['401', '400', '403', '4XX', 'DEFAULT'] };
const input: Refused = { by: 'any', keys: ['400', '422', '4XX', 'DEFAULT'] };

const refused: Readonly<Partial<Record<Cause, Refused>>> = {
  'wrong-secret': credential,
  'unknown-client': credential,
  'missing-credential': noCredential,
  'malformed-credential': noCredential,
  'missing-input': input,
  'wrong-value': input,
  'malformed-body': input,
  'unsupported-media-type': { by: 'any', keys: ['415'] },
  'unsupported-method': { by: 'any', keys: ['405'] },
};

/**
 * The causes that lead to a response of a plain OpenAPI document, which has no `x-refuses`: what its security schemes,
 * required inputs and fixed values rule out is refused with the statuses that it documents for that, its range `4XX` and
 * its `default` among them. A document that names no refusal says nothing about any.
 */
export function plainCauses(status: string, documented: readonly string[]): readonly Cause[] {
  const known = documented.map((key) => key.toUpperCase());
  return (Object.entries(refused) as [Cause, Refused][]).flatMap(([cause, { by, keys }]) => {
    const all = keys.filter((key) => known.includes(key));
    const meant = by === 'first' ? all.slice(0, 1) : all;
    return meant.includes(status.toUpperCase()) ? [cause] : [];
  });
}
