import { shown, type Redactor } from '../model/secret.ts';
import type { Headers } from './header-values.ts';
import { looseText } from './loose-text.ts';

/** Header fields that say how an answer is to be read, kept or asked for again. Any other value is not shown. */
const plain = new Set(
  `accept-ranges age allow cache-control cdn-cache-control connection content-encoding content-language content-length
  content-security-policy content-type cross-origin-opener-policy cross-origin-resource-policy date deprecation expires
  keep-alive last-modified mime-version pragma permissions-policy referrer-policy retry-after server strict-transport-security
  sunset trailer transfer-encoding upgrade vary via warning www-authenticate x-content-type-options x-frame-options x-powered-by
  x-xss-protection access-control-allow-credentials access-control-allow-headers access-control-allow-methods
  access-control-allow-origin access-control-expose-headers access-control-max-age ratelimit ratelimit-limit ratelimit-policy
  ratelimit-remaining ratelimit-reset x-ratelimit-limit x-ratelimit-remaining x-ratelimit-reset`.split(/\s+/),
);

const cookieAttributes = new Set([
  'expires',
  'max-age',
  'domain',
  'path',
  'secure',
  'httponly',
  'samesite',
  'partitioned',
  'priority',
]);

const longestValue = 1024;

/** Names as received, values only where the name says that they are harmless; at most `most` fields. */
export function redactHeaders(headers: Headers, redactor: Redactor, most: number): [name: string, value: string][] {
  return headers.slice(0, most).map(([name, value]) => [looseText(name, redactor), shownValue(name, value, redactor)]);
}

function shownValue(name: string, value: string, redactor: Redactor): string {
  const field = name.toLowerCase();
  if (field === 'location' || field === 'content-location') return shownLocation(value, redactor);
  if (field === 'set-cookie') return shownCookie(value);
  if (plain.has(field)) return looseText(value, redactor).slice(0, longestValue);
  const safe = looseText(name, redactor);
  return shown(safe === name ? field : safe);
}

/** Origin and path: a query, a fragment or a userinfo may hold a token. */
function shownLocation(value: string, redactor: Redactor): string {
  const withoutQuery = value.replace(/[?#][\s\S]*$/, '');
  const absolute = /^(https?:)?\/\/([^/\\]*)([\s\S]*)$/i.exec(withoutQuery);
  if (absolute !== null) {
    const [, scheme = '', authority = '', rest = ''] = absolute;
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    return `${scheme}//${looseText(host, redactor)}${path(rest, redactor)}`.slice(0, longestValue);
  }
  const scheme = /^[a-z][a-z0-9+.-]{0,19}:/i.exec(value)?.[0];
  return scheme === undefined ? path(withoutQuery, redactor) : looseText(scheme, redactor) + shown('location');
}

/** A segment that is longer than words are may be a session. */
function path(text: string, redactor: Redactor): string {
  const segments = looseText(text, redactor).split('/');
  return segments
    .map((segment) => (segment.length > 40 ? shown('path') : segment))
    .join('/')
    .slice(0, longestValue);
}

/** Which attributes a cookie has; neither its name nor its value. */
function shownCookie(value: string): string {
  const names = value
    .split(';')
    .slice(1)
    .map((attribute) => (attribute.split('=')[0] ?? '').trim());
  return [shown('set-cookie'), ...names.filter((name) => cookieAttributes.has(name.toLowerCase()))].join('; ');
}
