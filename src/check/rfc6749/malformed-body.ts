import { type Check, inapplicable } from '../../model/check.ts';
import { isObject } from '../../model/json.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { shownBody } from '../shown-request.ts';

const look = acceptedAlthough(['malformed-body'], 'the body of the request was no JSON object (RFC 8259 §2)');

/** RFC 8259 §8.1 lets a reader pass over a byte order mark; a repeated member is `rfc6749.repeated-parameter`. */
export const rfc6749MalformedBody: Check = {
  id: 'rfc6749.malformed-body',
  title: 'A malformed request body gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const { body } = subject.evidence.request;
    return body?.startsWith('\uFEFF') === true || isObject(shownBody(subject.evidence)) ? inapplicable : look(subject);
  },
};
