import type { Check } from '../../model/check.ts';
import { departure, judged, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

/** Headers that hold a URL, which browsers keep and proxies log. */
const urls = /^header:(?:location|content-location|link|refresh)$/i;

/** A cookie is `leak.set-cookie`. */
export const rfc6750TokenInUrl: Check = {
  id: 'rfc6750.token-in-url',
  title: 'No URL of the answer holds the token',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { alsoIn = [] }) =>
    judged(
      alsoIn
        .filter((where) => urls.test(where))
        .map((where) =>
          departure({
            requirement: standard(spec, 'RFC 6750', '5.3'),
            message: `The token stands in the URL of the header ${where.slice('header:'.length)} as well: URLs are kept in histories and logs.`,
            pointer: where,
            expected: 'no token',
            actual: 'the issued token',
          }),
        ),
    ),
  ),
};
