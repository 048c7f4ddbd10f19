import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

export const jsonCharset: Check = {
  id: 'json.charset',
  title: 'The charset of a JSON body is UTF-8, named or not',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, { body, contentType }) => {
    if (contentType === null || body.json === undefined) return inapplicable;
    if (!body.problems.some(({ kind }) => kind === 'charset')) return found(null);
    return found({
      requirement: standard(spec, 'RFC 8259', '8.1'),
      message: `Content-Type is ${quoted(contentType.raw)}, but JSON is UTF-8 only: readers that believe the header misread the body.`,
      pointer: 'header:Content-Type',
      expected: 'utf-8',
      actual: contentType.charset,
    });
  }),
};
