import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { standard } from '../spec-origin.ts';

export const rfc9110Date: Check = {
  id: 'rfc9110.date',
  title: 'An answer says when it was made',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, response) => {
    if (response.status < 200 || response.status >= 500) return inapplicable;
    if (headerValues(response, 'Date').length > 0) return found(null);
    return found({
      requirement: standard(spec, 'RFC 9110', '6.6.1'),
      message: `The answer (status ${response.status}) has no Date, so nobody can tell whether the clocks of client and provider agree about the lifetime of a token.`,
      pointer: 'header:Date',
      expected: 'a Date header',
      actual: 'missing',
    });
  }),
};
