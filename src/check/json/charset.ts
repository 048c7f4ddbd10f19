import type { Check } from '../../model/check.ts';
import { standard } from '../spec-origin.ts';
import { lookForProblem } from '../text-problem-check.ts';

export const jsonCharset: Check = {
  id: 'json.charset',
  title: 'The charset of a JSON body is UTF-8, named or not',
  since: '2026-11',
  scope: 'exchange',
  look: lookForProblem(
    'charset',
    ({ spec }) => standard(spec, 'RFC 8259', '8.1'),
    'UTF-8',
    'readers that believe the header misread the body',
  ),
};
