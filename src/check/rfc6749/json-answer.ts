import { type Check, inapplicable } from '../../model/check.ts';
import { isObject } from '../../model/json.ts';
import { found, onResponse } from '../check-outcome.ts';
import { isJsonMedia } from '../media-type.ts';
import { isRefused } from '../refused.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { statedMedia } from '../stated-media.ts';

/** Where the document names the media type of the outcome, `contract.content-type` judges it; a missing one is `rfc9110.content-type`. */
export const rfc6749JsonAnswer: Check = {
  id: 'rfc6749.json-answer',
  title: 'Tokens and refusals come as application/json',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { contentType, body, token }) => {
    const section = token !== null ? '5.1' : isRefused(subject) ? '5.2' : null;
    if (section === null || contentType === null || !isObject(body.json)) return inapplicable;
    if (statedMedia(subject) !== null) return inapplicable;
    if (isJsonMedia(contentType.media)) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', section),
      message: `The body is JSON, but Content-Type is ${quoted(contentType.raw)} instead of application/json; clients that go by the header cannot read it.`,
      pointer: 'header:Content-Type',
      expected: 'application/json',
      actual: contentType.raw,
    });
  }),
};
