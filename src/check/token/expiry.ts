import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

export const tokenExpiry: Check = {
  id: 'token.expiry',
  title: 'A JWT says when it expires',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, facts, decoded, times }) => {
    if (!decoded) return inapplicable;
    if (times.exp !== null) return found(null);
    return found({
      requirement: standard(spec, 'RFC 9068', '2.2'),
      message: `The JWT at ${pointer} has ${facts.claimNames.includes('exp') ? 'an exp that is no time' : 'no exp'}: by its own words it never expires.`,
      pointer,
      expected: 'exp',
      actual: [...facts.claimNames],
    });
  }),
};
