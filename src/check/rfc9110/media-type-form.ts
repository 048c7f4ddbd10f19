import { type Check, inapplicable } from '../../model/check.ts';
import type { Requirement } from '../../model/requirement.ts';
import { acceptedLike, outcomeOf } from '../accepted-like.ts';
import { departure, judged } from '../check-outcome.ts';
import { bareMedia } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { shownHeader } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';

/** Names of media types are case-insensitive (RFC 9110 §8.3.1); a charset parameter means nothing to JSON (RFC 8259 §11). */
export const rfc9110MediaTypeForm: Check = {
  id: 'rfc9110.media-type-form',
  title: 'The same media type written otherwise is the same',
  since: '2026-11',
  scope: 'case',
  look: ({ spec, control, exchanges }) => {
    const documented = control === null ? undefined : shownHeader(control, 'Content-Type');
    if (control === null || documented === undefined) return inapplicable;
    const written = exchanges.flatMap((changed) => {
      const media = shownHeader(changed, 'Content-Type');
      const isSame = media !== undefined && media !== documented && bareMedia(media) === bareMedia(documented);
      return isSame && changed.response !== null ? [{ changed, media }] : [];
    });
    if (written.length === 0) return inapplicable;
    const requirement = (media: string): Requirement =>
      media.includes(';') ? standard(spec, 'RFC 8259', '11') : standard(spec, 'RFC 9110', '8.3.1');
    return judged(
      written
        .filter(({ changed }) => !acceptedLike(control, changed))
        .map(({ changed, media }) =>
          departure({
            requirement: requirement(media),
            message: `The accepted request got ${outcomeOf(changed)} when its Content-Type was written ${quoted(media)}; many HTTP clients write it so by themselves.`,
            pointer: 'header:Content-Type',
            expected: 'a token',
            actual: outcomeOf(changed),
          }),
        ),
    );
  },
};
