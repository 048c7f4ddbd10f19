import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

export const rfc7617Realm: Check = {
  id: 'rfc7617.realm',
  title: 'A Basic challenge names its realm',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, response) => {
    const basic = headerValues(response, 'WWW-Authenticate').filter((value) => /\bbasic\b/i.test(value));
    if (basic.length === 0) return inapplicable;
    if (basic.some((value) => /\brealm\s*=/i.test(value))) return found(null);
    return found({
      requirement: standard(spec, 'RFC 7617', '2'),
      message: `The challenge is ${quoted(basic.join(', '))}; without a realm a client cannot tell which credentials are asked for.`,
      pointer: 'header:WWW-Authenticate',
      expected: 'Basic realm="…"',
      actual: basic.join(', '),
    });
  }),
};
