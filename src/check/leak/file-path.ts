import type { Check } from '../../model/check.ts';
import { lookForText } from '../leaked-text-check.ts';

export const leakFilePath: Check = {
  id: 'leak.file-path',
  title: 'No answer shows a path of the server',
  since: '2026-11',
  scope: 'exchange',
  look: lookForText(
    [
      /(?<![\w.-])\/(?:home|var|usr|opt|srv|etc|root)\/[\w.-]+\/[\w./-]+/,
      /(?<![\w])[A-Z]:\\{1,2}[\w .-]+\\{1,2}[\w.\\ -]+/,
    ],
    'a path of the server',
  ),
};
