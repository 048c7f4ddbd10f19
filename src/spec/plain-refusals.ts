import type { Cause } from '../model/cause.ts';

/**
 * What a status means for a request that the document does not allow (RFC 9110 §15.5, RFC 6749 §5.2). `first`: the
 * first of these statuses that the operation documents; `any`: each of them that it documents.
 */
type Refused = { readonly by: 'first' | 'any'; readonly statuses: readonly string[]; readonly range: boolean };

const credential: Refused = { by: 'first', statuses: ['401', '403', '400'], range: true };
const noCredential: Refused = { by: 'any', statuses: ['401', '400', '403'], range: true };
const input: Refused = { by: 'any', statuses: ['400', '422'], range: true };

const refused: Readonly<Partial<Record<Cause, Refused>>> = {
  'wrong-secret': credential,
  'unknown-client': credential,
  'missing-credential': noCredential,
  'malformed-credential': noCredential,
  'missing-input': input,
  'wrong-value': input,
  'malformed-body': input,
  'unsupported-media-type': { by: 'any', statuses: ['415'], range: false },
  'unsupported-method': { by: 'any', statuses: ['405'], range: false },
};

/**
 * The causes that lead to a response of a plain OpenAPI document, which has no `x-refuses`: what its security schemes,
 * required inputs and fixed values rule out is refused with the statuses that it documents for that; without one, with
 * its range `4XX`, else its `default`. A document that names no refusal says nothing about any.
 */
export function plainCauses(status: string, documented: readonly string[]): readonly Cause[] {
  const statuses = documented.map((key) => key.toUpperCase());
  return (Object.entries(refused) as [Cause, Refused][]).flatMap(([cause, rule]) =>
    leadsTo(rule, statuses).includes(status.toUpperCase()) ? [cause] : [],
  );
}

function leadsTo({ by, statuses, range }: Refused, documented: readonly string[]): readonly string[] {
  const exact = statuses.filter((status) => documented.includes(status));
  if (exact.length > 0) return by === 'first' ? exact.slice(0, 1) : exact;
  const fallback = range ? ['4XX', 'DEFAULT'].find((key) => documented.includes(key)) : undefined;
  return fallback === undefined ? [] : [fallback];
}
