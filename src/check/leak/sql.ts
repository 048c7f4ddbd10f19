import type { Check } from '../../model/check.ts';
import { lookForText } from '../leaked-text-check.ts';

export const leakSql: Check = {
  id: 'leak.sql',
  title: 'No answer shows SQL or an error of a database',
  since: '2026-11',
  scope: 'exchange',
  look: lookForText(
    [
      /SQLSTATE\[\w+\]/,
      /\bORA-\d{5}\b/,
      /\bsyntax error at or near\b/i,
      /\byou have an error in your SQL syntax\b/i,
      /\bSELECT\s.{1,120}\sFROM\s\S+/,
      /\bINSERT\s+INTO\s+\S+\s*\(/,
    ],
    'SQL or an error of a database',
  ),
};
