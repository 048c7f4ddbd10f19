import type { Check } from '../../model/check.ts';
import { standard } from '../spec-origin.ts';
import { lookForProblem } from '../text-problem-check.ts';

export const jsonUnsafeNumber: Check = {
  id: 'json.unsafe-number',
  title: 'No number loses digits in a double',
  since: '2026-11',
  scope: 'exchange',
  look: lookForProblem(
    'unsafe-number',
    ({ spec }) => standard(spec, 'RFC 7493', '2.2'),
    'a number that a double holds exactly',
    'most readers turn it into another number',
  ),
};
