import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { isIssued } from '../token-place.ts';

export const rfc6749Pragma: Check = {
  id: 'rfc6749.pragma',
  title: 'A token must not be stored by HTTP/1.0 caches either',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, response) => {
    if (response.token === null && !(subject.expect.kind === 'accept' && isIssued(subject))) return inapplicable;
    const value = headerValues(response, 'Pragma').join(', ');
    if (/\bno-cache\b/i.test(value)) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '5.1'),
      message: `Pragma is ${value === '' ? 'missing' : quoted(value)} on an answer with a token; the RFC asks for no-cache beside Cache-Control: no-store.`,
      pointer: 'header:Pragma',
      expected: 'no-cache',
      actual: value === '' ? 'missing' : value,
    });
  }),
};
