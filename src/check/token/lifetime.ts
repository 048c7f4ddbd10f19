import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { describeValue } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { lifetimeIsOpen, secondsOf, tokenMember } from '../token-place.ts';

/** Seconds between writing the two. */
const tolerance = 5;

/** Where the document contradicts itself about this, the conflict asks it. */
export const tokenLifetime: Check = {
  id: 'token.lifetime',
  title: 'The stated lifetime is the lifetime of the token',
  since: '2026-11',
  scope: 'exchange',
  look: onToken((subject, token, response) => {
    const { exp, iat } = token.times;
    const member = tokenMember(subject, response, token, 'lifetime');
    const seconds = member === null ? null : secondsOf(member.value);
    // A lifetime of nothing is `rfc6749.expires-in`, a token that dies before its birth `token.exp-before-iat`.
    if (exp === null || iat === null || member === null || seconds === null || seconds <= 0) return inapplicable;
    if (lifetimeIsOpen(subject.spec) || exp <= iat) return inapplicable;
    if (Math.abs(seconds - (exp - iat)) <= tolerance) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '5.1'),
      message: `${member.pointer} is ${describeValue(member.value)}, but the token lives ${exp - iat} s (exp - iat): a client that trusts the answer uses ${seconds > exp - iat ? 'a dead token' : 'it too short'}.`,
      pointer: member.pointer,
      expected: exp - iat,
      actual: member.value,
    });
  }),
};
