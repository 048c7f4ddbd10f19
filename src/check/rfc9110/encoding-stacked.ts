import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

export const rfc9110EncodingStacked: Check = {
  id: 'rfc9110.encoding-stacked',
  title: 'The body is encoded once',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, { body }) => {
    if (body.encoding === null) return inapplicable;
    const codings = body.encoding.split(',').filter((coding) => !/^\s*(?:identity)?\s*$/.test(coding));
    if (codings.length < 2) return found(null);
    return found({
      requirement: standard(spec, 'RFC 9110', '12.5.3'),
      message: `Content-Encoding is ${quoted(body.encoding)}: ${codings.length} encodings on top of each other; the request offered single ones, and clients undo one.`,
      pointer: 'header:Content-Encoding',
      expected: 'one encoding',
      actual: body.encoding,
    });
  }),
};
