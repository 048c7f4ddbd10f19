import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';
import { statedMedia } from '../stated-media.ts';

/** Where the document names a media type for the outcome, `contract.content-type` judges it. */
export const rfc9110ContentType: Check = {
  id: 'rfc9110.content-type',
  title: 'An answer with a body says what it is',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { contentType, body, status }) => {
    if (body.bytes === 0 || statedMedia(subject) !== null) return inapplicable;
    if (contentType !== null) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 9110', '8.3'),
      message: `The answer (status ${status}) has a body of ${body.bytes} bytes but no Content-Type; a reader has to guess what it is.`,
      pointer: 'header:Content-Type',
      expected: 'present',
      actual: 'missing',
    });
  }),
};
