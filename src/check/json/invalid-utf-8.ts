import type { Check } from '../../model/check.ts';
import { standard } from '../spec-origin.ts';
import { lookForProblem } from '../text-problem-check.ts';

export const jsonInvalidUtf8: Check = {
  id: 'json.invalid-utf-8',
  title: 'The body is UTF-8',
  since: '2026-11',
  scope: 'exchange',
  look: lookForProblem(
    'invalid-utf-8',
    ({ spec }) => standard(spec, 'RFC 8259', '8.1'),
    'UTF-8',
    'readers replace or refuse these bytes',
  ),
};
