import { type Check, inapplicable } from '../../model/check.ts';
import { causeWords } from '../cause-words.ts';
import { found, onResponse } from '../check-outcome.ts';
import { deservedCause, hasOwnStatus, isRefused } from '../refused.ts';
import { standard } from '../spec-origin.ts';

/** Server errors are `rfc9110.server-error`, redirects `rfc9700.redirect`; a modelled or stated status is the document's. */
export const rfc6749ErrorStatus: Check = {
  id: 'rfc6749.error-status',
  title: 'A refusal does not have the status of a success',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status }) => {
    const cause = deservedCause(subject);
    if (cause === null || !isRefused(subject) || hasOwnStatus(subject)) return inapplicable;
    if (status >= 300) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '5.2'),
      message: `A request with ${causeWords[cause]} was refused with status ${status}; clients and gateways take that for a success.`,
      expected: '400 or 401',
      actual: status,
    });
  }),
};
