/**
 * Where an input of a token request stands: `header:X-PARTNER-ID`, `query:scope`, `body:/Message/Signature`,
 * `basic:clientId`, `basic:clientSecret`.
 */
export type RequestLocation = `${'header' | 'query' | 'basic'}:${string}` | `body:${string}`;

export type LocationPart = { readonly in: 'header' | 'query' | 'basic' | 'body'; readonly name: string };

export function parseLocation(location: string): LocationPart | null {
  const found = known.get(location);
  if (found !== undefined) return found;
  const part = parse(location);
  if (known.size < mostKnown) known.set(location, part);
  return part;
}

/** A spec has few locations, and each is asked for with every exchange. */
const known = new Map<string, LocationPart | null>();
const mostKnown = 1_024;

function parse(location: string): LocationPart | null {
  const match = /^(header|query|basic|body):(.*)$/.exec(location);
  if (match === null) return null;
  const [, part, name] = match as unknown as [string, LocationPart['in'], string];
  if (part === 'body' ? name !== '' && !name.startsWith('/') : name === '') return null;
  return { in: part, name };
}

/** The form used in case ids: `body:/Message/client_id` → `body.Message.client_id`. */
export function locationSubject(location: RequestLocation): string {
  const [part = '', name = ''] = [location.slice(0, location.indexOf(':')), location.slice(location.indexOf(':') + 1)];
  return part === 'body' ? `body${name.replaceAll('/', '.')}` : `${part}.${name}`;
}
