import { type Check, inapplicable } from '../../model/check.ts';
import { formatPointer } from '../../model/pointer.ts';
import { found, onResponse } from '../check-outcome.ts';
import { covers } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { originAt, stated } from '../spec-origin.ts';
import { asExpected, turnedOut } from '../turned-out.ts';

/** An HTML page is left to `body.html-page`, which says what it is. */
export const contractContentType: Check = {
  id: 'contract.content-type',
  title: 'The answer has the documented media type',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { contentType, body }) => {
    const { spec, expected } = subject;
    if (expected === null || !asExpected(subject) || body.notJson?.looksLike === 'html') return inapplicable;
    const { rule } = turnedOut(subject) ?? expected;
    const [media] = rule.mediaTypes;
    if (media === undefined) return inapplicable;
    const specPointer = rule.pointer + formatPointer(['content', media]);
    const requirement = stated(spec, originAt(spec.document, specPointer));
    if (requirement === null) return inapplicable;
    if (contentType !== null && rule.mediaTypes.some((key) => covers(key, contentType.media))) return found(null);
    const given = contentType === null ? 'missing' : quoted(contentType.raw);
    return found({
      requirement,
      message: `Content-Type is ${given}, but the document states ${rule.mediaTypes.join(' or ')}.`,
      pointer: 'header:Content-Type',
      expected: rule.mediaTypes.join(' or '),
      actual: contentType?.raw ?? null,
      specPointer,
    });
  }),
};
