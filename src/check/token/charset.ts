import type { Check } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

const b64token = new Set(['digits', 'hex', 'alphanumeric', 'base64url', 'b64token']);

export const tokenCharset: Check = {
  id: 'token.charset',
  title: 'The token has only characters that an Authorization header can carry',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, facts }) =>
    b64token.has(facts.charset) && facts.length > 0
      ? found(null)
      : found({
          requirement: standard(spec, 'RFC 6750', '2.1'),
          message: `The token at ${pointer} (${facts.length} characters) has characters outside of b64token (letters, digits, - . _ ~ + / and = at the end), so it cannot be sent as a Bearer token.`,
          pointer,
          expected: 'b64token',
          actual: facts.charset,
        }),
  ),
};
