import type { Check } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { standard } from '../spec-origin.ts';

export const leakSetCookie: Check = {
  id: 'leak.set-cookie',
  title: 'A token endpoint sets no cookie that is not documented',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec, operation }, response) => {
    const cookies = headerValues(response, 'Set-Cookie');
    const isDocumented = operation.responses.some(({ headers }) =>
      headers.some(({ name }) => /^set-cookie$/i.test(name)),
    );
    if (cookies.length === 0 || isDocumented) return found(null);
    return found({
      requirement: standard(spec, 'RFC 6265', '8.2'),
      message: `The answer sets ${cookies.length === 1 ? 'a cookie' : `${cookies.length} cookies`} that the document does not mention: a client that keeps cookies carries a second, ambient identity.`,
      pointer: 'header:Set-Cookie',
      expected: 'no Set-Cookie header',
      actual: cookies.length === 1 ? '1 cookie' : `${cookies.length} cookies`,
    });
  }),
};
