import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { isJsonMedia } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

/** Where the document names the media type of an expected answer, `contract.content-type` judges it. */
export const rfc6749JsonAnswer: Check = {
  id: 'rfc6749.json-answer',
  title: 'A token comes as application/json',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec, expected }, { pointer }, { contentType }) => {
    if ((expected?.rule.mediaTypes.length ?? 0) > 0) return inapplicable;
    if (contentType !== null && isJsonMedia(contentType.media)) return found(null);
    return found({
      requirement: standard(spec, 'RFC 6749', '5.1'),
      message: `The answer with the token at ${pointer} says Content-Type ${contentType === null ? 'nothing' : quoted(contentType.raw)} instead of application/json.`,
      pointer: 'header:Content-Type',
      expected: 'application/json',
      actual: contentType?.raw ?? null,
    });
  }),
};
