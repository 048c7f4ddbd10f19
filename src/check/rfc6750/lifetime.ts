import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { secondsOf, tokenMember } from '../token-place.ts';

const hour = 3600;

/** The token's own times beat the stated lifetime. A note: how long is fine depends on what the token opens. */
export const rfc6750Lifetime: Check = {
  id: 'rfc6750.lifetime',
  title: 'A bearer token lives for an hour at most',
  since: '2026-11',
  scope: 'exchange',
  look: onToken((subject, token, response) => {
    const { expect } = subject;
    const { exp, iat } = token.times;
    const member = tokenMember(subject, response, token, 'lifetime');
    const seconds = exp !== null && iat !== null ? exp - iat : member === null ? null : secondsOf(member.value);
    if (seconds === null || expect.kind !== 'accept') return inapplicable;
    if (seconds <= hour) return found(null);
    return found({
      requirement: { source: 'RFC 6750', section: '5.3', level: 'note' },
      message: `The token lives for ${seconds} s, which is longer than the hour that is recommended for bearer tokens.`,
      pointer: token.pointer,
      expected: `at most ${hour}`,
      actual: seconds,
    });
  }),
};
