import type { Evidence } from '../model/evidence.ts';
import { isObject, type Json } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';

/** The body of a shown request as JSON; undefined when there is none or it does not parse. */
export function shownBody({ request }: Evidence): Json | undefined {
  if (!parsed.has(request)) parsed.set(request, parse(request.body));
  return parsed.get(request);
}

/** Parsed once, however many checks ask. */
const parsed = new WeakMap<Evidence['request'], Json | undefined>();

function parse(body: string | null): Json | undefined {
  try {
    return body === null ? undefined : (JSON.parse(body) as Json);
  } catch {
    return undefined;
  }
}

/** A header of the request by name, in any case; undefined when it was not sent. */
export function shownHeader({ request }: Evidence, name: string): string | undefined {
  return request.headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
}

/** The request authenticated by Basic (RFC 7617). */
export const usedBasic = (evidence: Evidence): boolean =>
  /^basic\b/i.test(shownHeader(evidence, 'Authorization') ?? '');

/** A credential in the query of the URL: it is shown as «its name», which a URL may hold percent-encoded. */
export const namesCredentialInUrl = ({ request }: Evidence): boolean =>
  /[?&][^=&]*=[^&]*(?:«|%C2%AB)/i.test(request.url);

/** Pointers of all members of a JSON value, depth first. */
export function memberPointers(value: Json | undefined, at = ''): readonly string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const pointer = at + formatPointer([name]);
    return [pointer, ...memberPointers(member, pointer)];
  });
}

/**
 * Whether a JSON text names a member twice: it then has more names than its value has members. Exact for objects in
 * objects, which is all that a token request holds.
 */
export function repeatsMember(text: string, value: Json | undefined): boolean {
  const names = text.match(/"(?:[^"\\]|\\.)*"\s*:?/g)?.filter((word) => word.endsWith(':')) ?? [];
  return isObject(value) && names.length > memberPointers(value).length;
}
