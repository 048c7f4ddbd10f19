import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';
import { looksLikeJwt } from '../token-place.ts';

/** Five parts are an encrypted JWT (RFC 7516 §7.1). */
export const tokenJwtParts: Check = {
  id: 'token.jwt-parts',
  title: 'A token that begins as a JWT has the parts of one',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, token) => {
    const { parts } = token.facts;
    if (!looksLikeJwt(token)) return inapplicable;
    if (parts === 3 || parts === 5) return found(null);
    return found({
      requirement: standard(spec, 'RFC 7515', '7.1'),
      message: `The token at ${token.pointer} begins as a JWT but has ${parts} ${parts === 1 ? 'part' : 'parts'} between its dots instead of 3.`,
      pointer: token.pointer,
      expected: 3,
      actual: parts,
    });
  }),
};
