import type { Cause } from '../../model/cause.ts';
import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { isErrorText, isRegistered, oauthErrorMember } from '../oauth-error.ts';
import { deservedCause } from '../refused.ts';
import { describeValue } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

/** Refused before the token endpoint looks at the parameters: such an answer is HTTP's, and not RFC 6749's. */
const ofHttp: readonly (Cause | null)[] = ['unsupported-method', 'unsupported-media-type', 'malformed-header'];

/** A refusal without `error` counts only where the document claims the RFC: the five-line custom envelope is its own standard. */
export const rfc6749ErrorCode: Check = {
  id: 'rfc6749.error-code',
  title: '`error` is a registered code',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status, token }) => {
    const value = oauthErrorMember(subject, 'error');
    const isClaimed = subject.spec.claims.includes('RFC 6749') && (subject.classified?.branch.schema ?? null) === null;
    const isOurs = isClaimed && !ofHttp.includes(deservedCause(subject));
    const isMissing = value === undefined && isOurs && token === null && status >= 400 && status < 500;
    if (value === undefined && !isMissing) return inapplicable;
    const isText = value !== undefined && isErrorText(value);
    if (isText && isRegistered(value)) return found(null);
    if (isText)
      return found({
        requirement: standard(subject.spec, 'RFC 6749', '5.2'),
        message: `/error is ${describeValue(value)}, which is no registered code; an OAuth client cannot tell why it was refused.`,
        pointer: '/error',
        expected: 'a registered code such as "invalid_client"',
        actual: describeValue(value),
      });
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '5.2'),
      message: `/error is ${describeValue(value)} instead of a code such as "invalid_client"; an OAuth client cannot tell why it was refused.`,
      pointer: '/error',
      expected: 'printable ASCII without quote and backslash, such as "invalid_client"',
      actual: describeValue(value),
    });
  }),
};
