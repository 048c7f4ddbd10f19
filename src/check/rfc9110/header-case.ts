import { type Check, inapplicable } from '../../model/check.ts';
import { acceptedLike, outcomeOf } from '../accepted-like.ts';
import { departure, judged } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

export const rfc9110HeaderCase: Check = {
  id: 'rfc9110.header-case',
  title: 'The case of a header name does not matter',
  since: '2026-11',
  scope: 'case',
  look: ({ spec, control, exchanges }) => {
    if (control === null) return inapplicable;
    const names = control.request.headers.map(([name]) => name);
    const lower = new Set(names.map((name) => name.toLowerCase()));
    const spelt = exchanges.flatMap((changed) => {
      const other = changed.request.headers.find(([name]) => !names.includes(name) && lower.has(name.toLowerCase()));
      return other === undefined || changed.response === null ? [] : [{ changed, name: other[0] }];
    });
    if (spelt.length === 0) return inapplicable;
    return judged(
      spelt
        .filter(({ changed }) => !acceptedLike(control, changed))
        .map(({ changed, name }) =>
          departure({
            requirement: standard(spec, 'RFC 9110', '5.1'),
            message: `The accepted request got ${outcomeOf(changed)} when a header was spelt ${name}; HTTP/2 sends every name in lower case.`,
            pointer: `header:${name}`,
            expected: 'a token',
            actual: outcomeOf(changed),
          }),
        ),
    );
  },
};
