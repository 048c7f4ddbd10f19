import type { Check } from '../../model/check.ts';
import { standard } from '../spec-origin.ts';
import { lookForProblem } from '../text-problem-check.ts';

export const jsonLoneSurrogate: Check = {
  id: 'json.lone-surrogate',
  title: 'No string holds half of a surrogate pair',
  since: '2026-11',
  scope: 'exchange',
  look: lookForProblem(
    'lone-surrogate',
    ({ spec }) => standard(spec, 'RFC 7493', '2.1'),
    'whole characters',
    'no Unicode text can hold it',
  ),
};
