import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';
import { looksLikeJwt } from '../token-place.ts';

export const tokenJwtDecodable: Check = {
  id: 'token.jwt-decodable',
  title: 'Header and claims of a JWT can be decoded',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, token) => {
    if (!looksLikeJwt(token) || token.facts.parts !== 3) return inapplicable;
    if (token.decoded) return found(null);
    return found({
      requirement: standard(spec, 'RFC 7519', '7.2'),
      message: `The token at ${token.pointer} has the three parts of a JWT, but its header or its claims are not base64url of a JSON object.`,
      pointer: token.pointer,
      expected: 'two JSON objects',
      actual: 'not decodable',
    });
  }),
};
