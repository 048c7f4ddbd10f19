import { isArray, isObject, type Json } from '../model/json.ts';
import { parsePointer, valueAt } from '../model/pointer.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';

/**
 * Members whose text is about the answer, not part of the secret that it carries; those in which frameworks leave their
 * insides among them, or no check could see a stack trace there. Spelt without case, `_` and `-`.
 */
const harmless = new Set(
  `cause class code codes debug debuginfo debugmessage detail details developermessage error errorcode
  errordescription errordetail errordetails errormessage errors errortype erroruri exception exceptionmessage
  exceptiontype expires expiresat expiresin file granttype hint httpstatus innerexception message messages method
  msg path problem problems reason responsecode responsemessage scope scopes severity sql stack stacktrace status
  statuscode statusmessage statustext success time timestamp title tokentype tokentypehint trace traceback type`.split(
    /\s+/,
  ),
);

/** Never shown, whatever a document says of them. */
const secretive =
  /(?:access|refresh|id|auth|session|bearer)token$|^token$|^jwt$|secret|password|passphrase|privatekey|apikey|assertion|signature|cookie/;

const folded = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

const hides = (member: string): boolean => secretive.test(folded(member));

export type ShownNames = { readonly shows: (member: string) => boolean; readonly hides: (member: string) => boolean };

/** Which string members of a response are shown: those that a documented response names, and harmless ones. */
export function shownNames(spec: ProviderSpec, operation: Operation): ShownNames {
  const known = shownBy.get(operation);
  if (known !== undefined) return known;
  const documented = documentedNames(spec, operation);
  const shows = (member: string): boolean => !hides(member) && (documented.has(member) || harmless.has(folded(member)));
  shownBy.set(operation, { hides, shows });
  return { hides, shows };
}

const shownBy = new WeakMap<Operation, ShownNames>();

/** Every property name in the schemas of the operation's responses, and in those of readings about responses. */
export function documentedNames(spec: ProviderSpec, operation: Operation): ReadonlySet<string> {
  const names = new Set<string>();
  const visited = new Set<Json>();
  const visit = (schema: Json | undefined): void => {
    if (!isObject(schema) || visited.has(schema)) return;
    visited.add(schema);
    const { $ref, properties } = schema;
    if (typeof $ref === 'string' && $ref.startsWith('#/')) visit(at(spec, decodeURIComponent($ref.slice(1))));
    if (isObject(properties)) {
      for (const [name, property] of Object.entries(properties)) {
        names.add(name);
        visit(property);
      }
    }
    for (const [keyword, inner] of Object.entries(schema)) {
      if (keyword === 'properties') continue;
      if (['$defs', 'patternProperties', 'dependentSchemas'].includes(keyword) && isObject(inner))
        Object.values(inner).forEach(visit);
      else if (subschemas.has(keyword)) (isArray(inner) ? inner : [inner]).forEach(visit);
    }
  };
  for (const branch of operation.responses.flatMap(({ branches }) => branches))
    if (branch.schema !== null) visit(at(spec, branch.schema));
  for (const conflict of spec.conflicts.filter(({ decide }) => decide === 'response')) {
    names.add(parsePointer(conflict.member).at(-1) ?? '');
    for (const { schema } of conflict.readings) if (schema !== null) visit(at(spec, schema));
  }
  return names;
}

const subschemas = new Set(
  'allOf anyOf oneOf not if then else items prefixItems contains additionalProperties unevaluatedProperties'.split(' '),
);

function at(spec: ProviderSpec, pointer: string): Json | undefined {
  try {
    return valueAt(spec.document, pointer);
  } catch {
    return undefined;
  }
}
