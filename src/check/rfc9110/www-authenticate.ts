import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { usedBasic } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';

/** Only where the document asks for HTTP authentication, or the request used it: elsewhere a challenge would mislead. */
export const rfc9110WwwAuthenticate: Check = {
  id: 'rfc9110.www-authenticate',
  title: 'A 401 names a challenge',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec, operation, evidence }, response) => {
    const isAsked = operation.inputs.some(({ location }) => location.startsWith('basic:'));
    if (response.status !== 401 || !(isAsked || usedBasic(evidence))) return inapplicable;
    const challenges = headerValues(response, 'WWW-Authenticate');
    if (challenges.some((value) => /\bbasic\b/i.test(value))) return found(null);
    const [value] = challenges;
    return found({
      requirement: standard(spec, 'RFC 9110', '15.5.2'),
      message: `A 401 to Basic credentials came ${value === undefined ? 'without WWW-Authenticate' : 'with another challenge than Basic'}; clients that wait for the challenge never send their credentials.`,
      pointer: 'header:WWW-Authenticate',
      expected: 'Basic realm="…"',
      actual: value ?? 'missing',
    });
  }),
};
