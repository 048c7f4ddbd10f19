import { type Check, inapplicable } from '../../model/check.ts';
import { acceptedLike, outcomeOf } from '../accepted-like.ts';
import { departure, judged } from '../check-outcome.ts';
import { shownHeader } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';
import type { Evidence } from '../../model/evidence.ts';

const schemeOf = (evidence: Evidence): string =>
  /^[^\s«]+/.exec(shownHeader(evidence, 'Authorization') ?? '')?.[0] ?? '';

export const rfc9110SchemeCase: Check = {
  id: 'rfc9110.scheme-case',
  title: 'The case of the authentication scheme does not matter',
  since: '2026-11',
  scope: 'case',
  look: ({ spec, control, exchanges }) => {
    const scheme = control === null ? '' : schemeOf(control);
    const spelt = exchanges.filter((changed) => {
      const other = schemeOf(changed);
      return changed.response !== null && other !== scheme && other.toLowerCase() === scheme.toLowerCase();
    });
    if (control === null || spelt.length === 0) return inapplicable;
    return judged(
      spelt
        .filter((changed) => !acceptedLike(control, changed))
        .map((changed) =>
          departure({
            requirement: standard(spec, 'RFC 9110', '11.1'),
            message: `The accepted request got ${outcomeOf(changed)} when its scheme was spelt ${schemeOf(changed)} instead of ${scheme}.`,
            pointer: 'header:Authorization',
            expected: 'a token',
            actual: outcomeOf(changed),
          }),
        ),
    );
  },
};
