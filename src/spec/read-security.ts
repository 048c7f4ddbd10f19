import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import type { RequestLocation } from '../model/location.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { CredentialRule, Fill, Input } from '../model/provider-spec.ts';
import { followRefs } from '../model/schema-layers.ts';
import { camelCase } from './camel-case.ts';
import { isStated, ownMarks, type Marks } from './marks.ts';
import { nodeAt, type Reader } from './reader.ts';

/** The inputs of the alternative that is taken of an operation's `security` (or the document's). */
export function securityInputs(reader: Reader, operation: string, marks: Marks): readonly Input[] {
  const { pointers, optional } = chosenSecurity(reader, operation);
  return pointers.flatMap((pointer) => schemeInputs(reader, pointer, !optional, marks));
}

/**
 * Pointers of the schemes of the first alternative that can be sent with a token request, else of the first; `optional`
 * when one of the alternatives asks for nothing. A plain document that asks a token of every operation cannot mean the one
 * that issues them.
 */
export function chosenSecurity(
  { document, strict }: Reader,
  operation: string,
): { readonly pointers: readonly string[]; readonly optional: boolean } {
  const own = valueAt(document, `${operation}/security`);
  const alternatives = own ?? document['security'];
  if (!isArray(alternatives)) return { pointers: [], optional: false };
  const all = alternatives.map((names) =>
    (isObject(names) ? Object.keys(names) : []).map((name) =>
      followRefs(document, `/components/securitySchemes${formatPointer([name])}`),
    ),
  );
  const asking = all.filter((pointers) => pointers.length > 0);
  const canBeSent = (pointer: string): boolean => {
    const scheme = valueAt(document, pointer);
    return isObject(scheme) && schemeForm(scheme) !== null;
  };
  const inherited = own === undefined && !strict ? [] : (asking[0] ?? []);
  return {
    pointers: asking.find((pointers) => pointers.every(canBeSent)) ?? inherited,
    optional: asking.length < all.length,
  };
}

function schemeInputs(reader: Reader, pointer: string, required: boolean, marks: Marks): readonly Input[] {
  const scheme = valueAt(reader.document, pointer);
  if (!isObject(scheme)) return [];
  const standsOn = ownMarks(scheme) ?? marks;
  const input = (location: RequestLocation, fill: Fill, needed = required): Input => ({
    ...nodeAt(reader, pointer),
    location,
    type: 'string',
    required: !needed ? 'no' : isStated(reader, standsOn) ? 'stated' : 'assumed',
    fill,
    fixed: null,
    minLength: null,
    maxLength: null,
    evidence: standsOn.evidence,
    assumed: standsOn.assumed,
  });
  const credential = (credentialName: string): Fill => ({
    by: 'credential',
    name: credentialName,
    optional: !required,
  });
  const form = schemeForm(scheme);
  if (form === null) return [];
  if (form === 'bearer') return [input('header:Authorization', { by: 'nobody' }, false)];
  if (form === 'basic') {
    return [
      input('basic:clientId', credential('clientId')),
      input('basic:clientSecret', credential(secretName(scheme) ?? 'clientSecret')),
    ];
  }
  const key = text(scheme['name']);
  return [input(`${form}:${key}`, credential(secretName(scheme) ?? camelCase(key)))];
}

/** How a scheme is sent; null for those that a token request cannot carry (OAuth flows, mutual TLS, cookies). */
export function schemeForm(scheme: JsonObject): 'basic' | 'bearer' | 'header' | 'query' | null {
  const { type, in: part } = scheme;
  if (type === 'http') {
    const name = text(scheme['scheme']).toLowerCase();
    return name === 'basic' || name === 'bearer' ? name : null;
  }
  return type === 'apiKey' && (part === 'header' || part === 'query') ? part : null;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const secretName = (scheme: JsonObject): string | null => {
  const name: Json | undefined = scheme['x-secret'];
  return typeof name === 'string' && name !== '' ? name : null;
};

/** Every credential that an input, a body or a signature names; required by one operation is required. */
export function collectCredentials(found: readonly CredentialRule[]): readonly CredentialRule[] {
  const rules = new Map<string, CredentialRule>();
  for (const rule of found) {
    const known = rules.get(rule.name);
    if (known === undefined || (known.optional && !rule.optional)) {
      rules.set(rule.name, { ...rule, kind: known?.kind === 'private-key' ? 'private-key' : rule.kind });
    }
  }
  return [...rules.values()];
}
