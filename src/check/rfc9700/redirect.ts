import type { Check } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { standard } from '../spec-origin.ts';

/** 304 is no redirect; no other 3xx has a place at an endpoint that credentials are sent to. */
export const rfc9700Redirect: Check = {
  id: 'rfc9700.redirect',
  title: 'A token endpoint does not redirect',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, response) => {
    const { status } = response;
    if (status < 300 || status > 399 || status === 304) return found(null);
    const [location] = headerValues(response, 'Location');
    return found({
      requirement: standard(spec, 'RFC 9700', '4.12'),
      message: `The endpoint redirects (status ${status}${location === undefined ? '' : `, to ${location.slice(0, 120)}`}): a client that follows hands its credentials to whatever is there.`,
      pointer: 'header:Location',
      expected: 'no redirect',
      actual: status,
    });
  }),
};
