import { type Check, inapplicable } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { bareMedia } from '../media-type.ts';
import { shownHeader } from '../shown-request.ts';

const look = acceptedAlthough(['unsupported-media-type'], 'the request said that its body is something else', () => ({
  source: 'RFC 9110',
  section: '8.3',
  level: 'note',
}));

/** A note: no RFC forbids to guess, and form encoding is what RFC 6749 §4.4.2 asks for. */
export const rfc9110MediaType: Check = {
  id: 'rfc9110.media-type',
  title: 'The media type of a request is read, not guessed',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const media = shownHeader(subject.evidence, 'Content-Type');
    const isForm = media !== undefined && /form/i.test(media);
    const documented = subject.operation.body?.mediaTypes.map(bareMedia).includes(bareMedia(media ?? ''));
    return media === undefined || isForm || documented === true ? inapplicable : look(subject);
  },
};
