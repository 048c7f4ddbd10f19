import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';

/** Behind `Basic`, up to the next challenge: `Bearer realm="x", Basic` has a realm, but not this one. */
const hasRealm = (value: string): boolean => {
  const [, parameters = ''] = /\bbasic\b(.*)$/is.exec(value) ?? [];
  const next = /,\s*[\w!#$%&'*+.^`|~-]+\s+[\w-]+\s*=/.exec(parameters)?.index ?? parameters.length;
  return /\brealm\s*=/i.test(parameters.slice(0, next));
};

export const rfc7617Realm: Check = {
  id: 'rfc7617.realm',
  title: 'A Basic challenge names its realm',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, response) => {
    const basic = headerValues(response, 'WWW-Authenticate').filter((value) => /\bbasic\b/i.test(value));
    if (basic.length === 0) return inapplicable;
    if (basic.some(hasRealm)) return found(null);
    return found({
      requirement: standard(spec, 'RFC 7617', '2'),
      message: `The challenge is ${quoted(basic.join(', '))}; without a realm a client cannot tell which credentials are asked for.`,
      pointer: 'header:WWW-Authenticate',
      expected: 'Basic realm="…"',
      actual: basic.join(', '),
    });
  }),
};
