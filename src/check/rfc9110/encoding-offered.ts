import type { Check } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

export const rfc9110EncodingOffered: Check = {
  id: 'rfc9110.encoding-offered',
  title: 'The body is encoded as the request offered',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, { body }) =>
    body.encodingNotOffered
      ? found({
          requirement: standard(spec, 'RFC 9110', '12.5.3'),
          message: `Content-Encoding is ${quoted(body.encoding ?? '')}, which the request did not offer in Accept-Encoding; a client that cannot read it gets nothing.`,
          pointer: 'header:Content-Encoding',
          expected: 'an offered encoding, or none',
          actual: body.encoding,
        })
      : found(null),
  ),
};
