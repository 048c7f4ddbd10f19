import type { Check } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

/** Shannon entropy times length only estimates; 96 leaves room below the 128 bits that the RFC asks for. */
const least = 96;

export const tokenEntropy: Check = {
  id: 'token.entropy',
  title: 'A token is too long to guess',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer, facts }) =>
    facts.entropyBits >= least
      ? found(null)
      : found({
          requirement: standard(spec, 'RFC 6749', '10.10'),
          message: `The token at ${pointer} has ${facts.length} characters with about ${facts.entropyBits} bits of entropy; below ${least} it can be guessed.`,
          pointer,
          expected: `at least ${least} bits`,
          actual: facts.entropyBits,
        }),
  ),
};
