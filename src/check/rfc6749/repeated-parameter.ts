import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { repeatsMember, shownBody } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';
import { isIssued } from '../token-place.ts';

export const rfc6749RepeatedParameter: Check = {
  id: 'rfc6749.repeated-parameter',
  title: 'A repeated parameter gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status, token }) => {
    const { evidence, expect, spec } = subject;
    const { body } = evidence.request;
    if (expect.kind !== 'record' || body === null || !repeatsMember(body, shownBody(evidence))) return inapplicable;
    if (!isIssued(subject)) return found(null);
    return found({
      requirement: standard(spec, 'RFC 6749', '3.2'),
      message: `A token was issued (status ${status}) although a member of the request body was there twice; readers disagree about which of the two counts.`,
      pointer: token?.pointer ?? null,
      expected: 'a refusal',
      actual: 'a token',
    });
  }),
};
