import { type Check, inapplicable } from '../../model/check.ts';
import { causeWords } from '../cause-words.ts';
import { found, onResponse } from '../check-outcome.ts';
import { deservedCause, hasOwnStatus, isRefused } from '../refused.ts';
import { usedBasic } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';

const failed = new Set(['wrong-secret', 'unknown-client']);

/** Redirects, server errors and refusals with the status of a success have checks of their own. */
export const rfc6749Basic401: Check = {
  id: 'rfc6749.basic-401',
  title: 'Wrong Basic credentials are answered with 401',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status }) => {
    const cause = deservedCause(subject);
    if (cause === null || !failed.has(cause) || !isRefused(subject) || !usedBasic(subject.evidence))
      return inapplicable;
    if (hasOwnStatus(subject) || status < 400 || status > 499) return inapplicable;
    if (status === 401) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '5.2'),
      message: `Basic credentials with ${causeWords[cause]} were answered with ${status} instead of 401.`,
      expected: 401,
      actual: status,
    });
  }),
};
