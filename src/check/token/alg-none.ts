import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

export const tokenAlgNone: Check = {
  id: 'token.alg-none',
  title: 'A JWT says how it is signed, and not that it is not',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, facts, decoded }) => {
    if (facts.alg === null && !decoded) return inapplicable;
    if (facts.alg === null)
      return found({
        requirement: standard(spec, 'RFC 7515', '4.1.1'),
        message: `The header of the JWT at ${pointer} names no alg: nobody can tell how it is signed, and a lenient reader takes any signature.`,
        pointer,
        expected: 'a signature algorithm',
        actual: 'no alg',
      });
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
