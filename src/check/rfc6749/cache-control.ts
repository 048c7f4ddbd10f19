import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { isIssued } from '../token-place.ts';

export const rfc6749CacheControl: Check = {
  id: 'rfc6749.cache-control',
  title: 'A token must not be stored by caches',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, response) => {
    if (response.token === null && !(subject.expect.kind === 'accept' && isIssued(subject))) return inapplicable;
    const value = headerValues(response, 'Cache-Control').join(', ');
    if (/(?:^|[\s,])no-store(?:$|[\s,;=])/i.test(value)) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '5.1'),
      message: `Cache-Control is ${value === '' ? 'missing' : quoted(value)} on an answer with a token; without no-store a cache may keep the token.`,
      pointer: 'header:Cache-Control',
      expected: 'no-store',
      actual: value === '' ? 'missing' : value,
    });
  }),
};
