import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

export const tokenExpBeforeIat: Check = {
  id: 'token.exp-before-iat',
  title: 'A token expires after it was issued',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, times }) => {
    const { exp, iat } = times;
    if (exp === null || iat === null) return inapplicable;
    if (exp > iat) return found(null);
    return found({
      requirement: standard(spec, 'RFC 7519', '4.1.4'),
      message: `The token at ${pointer} expires (exp ${exp}) ${exp === iat ? 'in the very second' : `${iat - exp} s before`} it was issued (iat ${iat}).`,
      pointer,
      expected: 'exp > iat',
      actual: `exp - iat = ${exp - iat}`,
    });
  }),
};
