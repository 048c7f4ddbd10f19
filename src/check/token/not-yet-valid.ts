import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';
import { answeredAt } from '../token-place.ts';

/** Seconds of leeway: a Date header has no fractions; without one, our clock stands in and may be off. */
const leeway = { theirs: 5, ours: 60 };

export const tokenNotYetValid: Check = {
  id: 'token.not-yet-valid',
  title: 'A token can be used as soon as it is issued',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, times }, response) => {
    if (times.nbf === null) return inapplicable;
    const ahead = Math.round(times.nbf - answeredAt(response));
    if (ahead <= (response.date === null ? leeway.ours : leeway.theirs)) return found(null);
    return found({
      requirement: standard(spec, 'RFC 7519', '4.1.5'),
      message: `The token at ${pointer} is not valid before (nbf ${times.nbf}) ${ahead} s after it was issued.`,
      pointer,
      expected: 'nbf not in the future',
      actual: `nbf ${ahead} s in the future`,
    });
  }),
};
