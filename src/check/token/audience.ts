import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';

/** A note, and only for the documented request: printed sample tokens have no audience either. */
export const tokenAudience: Check = {
  id: 'token.audience',
  title: 'A JWT says for whom it is meant',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ expect }, { pointer, facts, decoded }) => {
    if (!decoded || expect.kind !== 'accept') return inapplicable;
    if (facts.claimNames.includes('aud')) return found(null);
    return found({
      requirement: { source: 'RFC 8725', section: '3.9', level: 'note' },
      message: `The JWT at ${pointer} has no aud: a token for one product of the provider cannot be told from one for another.`,
      pointer,
      expected: 'aud',
      actual: [...facts.claimNames],
    });
  }),
};
