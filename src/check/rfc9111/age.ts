import type { Check } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

/** An Age of zero is what caches write on an answer that they have just fetched. */
export const rfc9111Age: Check = {
  id: 'rfc9111.age',
  title: 'A token does not come out of a cache',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, _, response) => {
    const [age] = headerValues(response, 'Age');
    if (age === undefined || /^0+$/.test(age)) return found(null);
    return found({
      requirement: standard(spec, 'RFC 9111', '5.1'),
      message: `Age is ${quoted(age)}: a cache answered, and may have handed the same token to others.`,
      pointer: 'header:Age',
      expected: 'no Age header',
      actual: age,
    });
  }),
};
