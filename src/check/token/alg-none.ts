import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

export const tokenAlgNone: Check = {
  id: 'token.alg-none',
  title: 'A JWT is signed',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, facts }) => {
    if (facts.alg === null) return inapplicable;
    if (facts.alg.toLowerCase() !== 'none') return found(null);
    return found({
      requirement: standard(spec, 'RFC 8725', '3.2'),
      message: `The JWT at ${pointer} says alg ${quoted(facts.alg)}: it is not signed, so anyone can write one.`,
      pointer,
      expected: 'a signature algorithm',
      actual: facts.alg,
    });
  }),
};
