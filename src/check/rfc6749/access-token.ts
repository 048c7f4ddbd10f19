import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';
import { isIssued } from '../token-place.ts';

/** A note: any body will do where the document describes none, but then nothing was asked of a token. */
export const rfc6749AccessToken: Check = {
  id: 'rfc6749.access-token',
  title: 'An accepted request is answered with an access_token',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { token, status, body }) => {
    const { expect, classified, spec } = subject;
    if (expect.kind !== 'accept' || !isIssued(subject)) return inapplicable;
    if (classified !== null && classified.branch.schema !== null) return inapplicable;
    if (token !== null) return found(null);
    const given = body.json === undefined ? 'no JSON' : 'no text under the name access_token';
    return found({
      requirement: { ...standard(spec, 'RFC 6749', '5.1'), level: 'note' },
      message: `The documented request was accepted (status ${status}), but the answer has ${given}: no token was found, so nothing was asked of it.`,
      expected: 'access_token',
      actual: given,
    });
  }),
};
