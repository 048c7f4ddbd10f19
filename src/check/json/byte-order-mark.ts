import type { Check } from '../../model/check.ts';
import { standard } from '../spec-origin.ts';
import { lookForProblem } from '../text-problem-check.ts';

export const jsonByteOrderMark: Check = {
  id: 'json.byte-order-mark',
  title: 'The body does not begin with a byte order mark',
  since: '2026-11',
  scope: 'exchange',
  look: lookForProblem(
    'byte-order-mark',
    ({ spec }) => standard(spec, 'RFC 8259', '8.1'),
    'no byte order mark',
    'many JSON readers refuse it',
  ),
};
