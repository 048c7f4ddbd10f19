import { isIP } from 'node:net';
import type { Problem } from '../model/problem.ts';

export type BaseUrl = { readonly url: string; readonly origin: string };

/** Checks a configured URL: https, or http to loopback; no credentials in it; no known production host. */
export function checkBaseUrl(
  value: string,
  variable: string,
  production: readonly string[],
  whole: boolean,
): BaseUrl | Problem {
  const problem = (code: string, what: string, fix: string, got?: string): Problem => ({
    code,
    at: variable,
    what,
    ...(got === undefined ? {} : { got }),
    fix,
  });
  if (!URL.canParse(value))
    return problem('E_URL', 'is not a URL', 'write an absolute URL such as https://sandbox.example');
  const url = new URL(value);
  if (url.username !== '' || url.password !== '')
    return problem('E_URL_USERINFO', 'has credentials in the URL', 'put them in variables of their own');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return problem('E_URL_SCHEME', 'is neither https nor http', 'use https', url.protocol);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return problem(
      'E_INSECURE_SCHEME',
      'would send credentials over plain http',
      'use https; http is for loopback only',
      `${url.protocol}//${url.host}`,
    );
  if (url.hash !== '') return problem('E_URL_FRAGMENT', 'has a fragment', 'remove everything from # on');
  if (!whole && url.search !== '')
    return problem('E_URL_QUERY', 'has a query', 'remove everything from ? on; the documented path is appended');
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  if (production.includes(host))
    return problem('E_PRODUCTION_HOST', 'is a production host', 'use the sandbox of the provider', host);
  if (/[\s\\]/.test(value))
    return problem(
      'E_URL_ALTERED',
      'has white space or a backslash, which a URL parser would change',
      'write it plainly',
    );
  return { url: whole ? value : value.replace(/\/+$/, ''), origin: url.origin };
}

/** 127.0.0.0/8, ::1 and localhost, after the URL parser has made `0x7f.1` and the like plain. */
export function isLoopback(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
