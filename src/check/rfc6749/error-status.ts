import type { Cause } from '../../model/cause.ts';
import { type Check, type ExchangeSubject, inapplicable } from '../../model/check.ts';
import { causeWords } from '../cause-words.ts';
import { found, onResponse } from '../check-outcome.ts';
import { deservedCause, hasOwnStatus, isRefused } from '../refused.ts';
import { usedBasic } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';

/** Refused before the token endpoint looks at the parameters: HTTP has statuses of its own for these. */
const ofHttp: ReadonlySet<Cause> = new Set([
  'unsupported-method',
  'unsupported-media-type',
  'malformed-header',
  'unlisted-address',
]);
const httpStatuses = new Set([405, 406, 408, 411, 413, 414, 415, 429, 431]);

/**
 * Server errors are `rfc9110.server-error`, redirects `rfc9700.redirect`, wrong Basic credentials `rfc6749.basic-401`; a
 * modelled or stated status is the document's, also where it stands for another refusal.
 */
export const rfc6749ErrorStatus: Check = {
  id: 'rfc6749.error-status',
  title: 'A refusal has status 400 or 401',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status }) => {
    const cause = deservedCause(subject);
    if (cause === null || !isRefused(subject) || hasOwnStatus(subject)) return inapplicable;
    if (status >= 300 && isFine(subject, cause, status)) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '5.2'),
      message: `A request with ${causeWords[cause]} was refused with status ${status}; ${status < 300 ? 'clients and gateways take that for a success' : 'OAuth clients expect 400, or 401 for wrong credentials'}.`,
      expected: '400 or 401',
      actual: status,
    });
  }),
};

function isFine({ operation, evidence }: ExchangeSubject, cause: Cause, status: number): boolean {
  if (status < 400 || status > 499 || status === 400 || status === 401) return true;
  if (ofHttp.has(cause) || httpStatuses.has(status)) return true;
  const isListed = operation.responses.some(
    (rule) =>
      (rule.stated && rule.status === String(status)) ||
      rule.branches.some(({ simulate }) => Object.values(simulate.status).includes(status)),
  );
  return isListed || (usedBasic(evidence) && (cause === 'wrong-secret' || cause === 'unknown-client'));
}
