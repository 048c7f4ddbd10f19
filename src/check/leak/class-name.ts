import type { Check } from '../../model/check.ts';
import { lookForText } from '../leaked-text-check.ts';
import { stackTraces } from './stack-trace.ts';

export const leakClassName: Check = {
  id: 'leak.class-name',
  title: 'No answer shows the name of a class',
  since: '2026-11',
  scope: 'exchange',
  look: lookForText(
    [
      /\b(?:[a-z]\w*\.){2,}[A-Z]\w*(?:Exception|Error)\b/,
      /\bSystem\.(?:\w+\.)*[A-Z]\w*Exception\b/,
      /\b[A-Z]\w+\\{1,2}[A-Z]\w+\\{1,2}[A-Z]\w+/,
    ],
    'the name of a class',
    stackTraces,
  ),
};
