import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';
import { answeredAt } from '../token-place.ts';

export const tokenExpired: Check = {
  id: 'token.expired',
  title: 'A token has not expired when it is issued',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, times }, response) => {
    // A token that dies before its own birth is `token.exp-before-iat`.
    if (times.exp === null || (times.iat !== null && times.exp <= times.iat)) return inapplicable;
    const left = Math.round(times.exp - answeredAt(response));
    if (left > 0) return found(null);
    return found({
      requirement: standard(spec, 'RFC 7519', '4.1.4'),
      message: `The token at ${pointer} expired (exp ${times.exp}) ${-left} s before it was issued.`,
      pointer,
      expected: 'exp in the future',
      actual: `exp ${-left} s in the past`,
    });
  }),
};
