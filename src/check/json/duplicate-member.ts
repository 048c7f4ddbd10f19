import type { Check } from '../../model/check.ts';
import { standard } from '../spec-origin.ts';
import { lookForProblem } from '../text-problem-check.ts';

export const jsonDuplicateMember: Check = {
  id: 'json.duplicate-member',
  title: 'No member of the answer is there twice',
  since: '2026-11',
  scope: 'exchange',
  look: lookForProblem(
    'duplicate-member',
    ({ spec }) => standard(spec, 'RFC 8259', '4'),
    'unique names',
    'readers disagree about which of the two counts',
  ),
};
