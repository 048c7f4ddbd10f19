import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

export const rfc9110Date: Check = {
  id: 'rfc9110.date',
  title: 'An answer says when it was made',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, response) => {
    if (response.status < 200 || response.status >= 500) return inapplicable;
    const [given] = headerValues(response, 'Date');
    if (given !== undefined && response.date !== null) return found(null);
    if (given !== undefined)
      return found({
        requirement: standard(spec, 'RFC 9110', '5.6.7'),
        message: `Date is ${quoted(given)}, which is not in the form that every reader knows (Sun, 06 Nov 1994 08:49:37 GMT): the clocks of client and provider cannot be compared.`,
        pointer: 'header:Date',
        expected: 'Sun, 06 Nov 1994 08:49:37 GMT',
        actual: given,
      });
    return found({
      requirement: standard(spec, 'RFC 9110', '6.6.1'),
      message: `The answer (status ${response.status}) has no Date, so nobody can tell whether the clocks of client and provider agree about the lifetime of a token.`,
      pointer: 'header:Date',
      expected: 'a Date header',
      actual: 'missing',
    });
  }),
};
