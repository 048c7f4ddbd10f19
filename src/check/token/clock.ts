import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';
import { answeredAt } from '../token-place.ts';

/** Seconds; above what verifiers usually allow for. */
const most = 300;

export const tokenClock: Check = {
  id: 'token.clock',
  title: 'The time of issue in the token is the time of the answer',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, times }, response) => {
    const { iat } = times;
    if (iat === null) return inapplicable;
    // Where their clock agrees with their token and not with ours, the wrong one may be ours: `doctor` tells.
    const skew = Math.round(iat - answeredAt(response));
    if (Math.abs(skew) <= most) return found(null);
    const name = response.date === null ? 'our clock' : 'the Date header of the answer';
    return found({
      requirement: standard(spec, 'RFC 7519', '4.1.6'),
      message: `The token at ${pointer} was issued (iat ${iat}) ${Math.abs(skew)} s ${skew > 0 ? 'after' : 'before'} ${name}: ${skew > 0 ? 'verifiers with a right clock refuse it' : 'a clock is wrong, or an old token was handed out again'}.`,
      pointer,
      expected: `within ${most} s`,
      actual: skew,
    });
  }),
};
