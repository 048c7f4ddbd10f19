import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

export const rfc9112HeaderWhitespace: Check = {
  id: 'rfc9112.header-whitespace',
  title: 'White space between a header name and its colon is answered with 400',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec, expect }, { status, token }) => {
    if (expect.kind !== 'record' || expect.cause !== 'malformed-header') return inapplicable;
    if (status === 400 && token === null) return found(null);
    return found({
      requirement: standard(spec, 'RFC 9112', '5.1'),
      message: `White space before the colon of a header was answered with ${status}${token === null ? '' : ' and a token'}, not with 400: servers that disagree about it can be played off against each other.`,
      expected: 400,
      actual: status,
    });
  }),
};
