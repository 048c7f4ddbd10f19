import type { Check } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';
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
    const [first] = cookies;
    if (first === undefined || isDocumented) return found(null);
    const name = first.split('=', 1)[0] ?? '';
    return found({
      requirement: standard(spec, 'RFC 6265', '8.2'),
      message: `The answer sets a cookie (${quoted(name)}) that the document does not mention: a client that keeps cookies carries a second, ambient identity.`,
      pointer: 'header:Set-Cookie',
      expected: 'no cookie',
      actual: name,
    });
  }),
};
