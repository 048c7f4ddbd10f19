import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

/** A JWT that says itself that it is not signed is `token.alg-none`. */
export const tokenSignature: Check = {
  id: 'token.signature',
  title: 'A JWT that names a signature algorithm has a signature',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, facts, unsigned }) => {
    if (facts.alg === null || facts.alg.toLowerCase() === 'none') return inapplicable;
    if (unsigned !== true) return found(null);
    return found({
      requirement: standard(spec, 'RFC 7515', '5.1'),
      message: `The JWT at ${pointer} says alg ${quoted(facts.alg)}, but nothing stands behind its last dot: it is not signed, so anyone can write one.`,
      pointer,
      expected: 'a signature',
      actual: 'an empty one',
    });
  }),
};
