import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { isErrorText, oauthErrorMember } from '../oauth-error.ts';
import { describeValue } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

export const rfc6749ErrorDescription: Check = {
  id: 'rfc6749.error-description',
  title: '`error_description` is one line of ASCII',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject) => {
    const value = oauthErrorMember(subject, 'error_description');
    if (value === undefined) return inapplicable;
    if (isErrorText(value)) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '5.2'),
      message: `/error_description is ${describeValue(value)}; it may hold neither line breaks nor quotes, backslashes or other scripts.`,
      pointer: '/error_description',
      expected: 'printable ASCII without quote and backslash',
      actual: describeValue(value),
    });
  }),
};
