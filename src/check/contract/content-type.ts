import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { covers } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { statedMedia } from '../stated-media.ts';

/** An HTML page is left to `body.html-page`, which says what it is. */
export const contractContentType: Check = {
  id: 'contract.content-type',
  title: 'The answer has the documented media type',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { contentType, body }) => {
    if (body.notJson?.looksLike === 'html') return inapplicable;
    const media = statedMedia(subject);
    if (media === null) return inapplicable;
    const { rule, requirement, specPointer } = media;
    if (contentType !== null && rule.mediaTypes.some((key) => covers(key, contentType.media))) return found(null);
    const given = contentType === null ? 'missing' : quoted(contentType.raw);
    return found({
      requirement,
      message: `Content-Type is ${given}, but the document states ${rule.mediaTypes.join(' or ')}.`,
      pointer: 'header:Content-Type',
      expected: rule.mediaTypes.join(' or '),
      actual: contentType?.raw ?? 'missing',
      specPointer,
    });
  }),
};
