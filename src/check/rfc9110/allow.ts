import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { standard } from '../spec-origin.ts';

export const rfc9110Allow: Check = {
  id: 'rfc9110.allow',
  title: 'A 405 says which methods are allowed',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec, evidence }, response) => {
    if (response.status !== 405) return inapplicable;
    if (headerValues(response, 'Allow').length > 0) return found(null);
    return found({
      requirement: standard(spec, 'RFC 9110', '15.5.6'),
      message: `${evidence.request.method} was answered with 405 but without an Allow header that names the right method.`,
      pointer: 'header:Allow',
      expected: 'present',
      actual: 'missing',
    });
  }),
};
