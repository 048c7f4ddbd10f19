import { type Check, inapplicable } from '../../model/check.ts';
import { causeWords } from '../cause-words.ts';
import { shapeOf } from '../classify.ts';
import { found, onResponse } from '../check-outcome.ts';
import { deservedCause, hasOwnStatus, isRefused } from '../refused.ts';
import { standard } from '../spec-origin.ts';

/**
 * 501 is right for a method that the server does not know (RFC 9110 §15.6.2). The documented technical error where the
 * document names a refusal is `contract.reason`.
 */
export const rfc9110ServerError: Check = {
  id: 'rfc9110.server-error',
  title: 'A fault of the request is not answered as a fault of the server',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status }) => {
    const cause = deservedCause(subject);
    const { expected, classified } = subject;
    if (expected !== null && classified !== null && shapeOf(classified) === 'technical-error') return inapplicable;
    if (cause === null || !isRefused(subject) || cause === 'technical' || hasOwnStatus(subject)) return inapplicable;
    if (status < 500 || status === 501) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 9110', '15.5'),
      message: `A request with ${causeWords[cause]} was answered with ${status}: a client takes that for a failure of the provider and tries again.`,
      expected: '4xx',
      actual: status,
    });
  }),
};
