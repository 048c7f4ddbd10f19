import type { Check } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { departedInput } from '../departed-inputs.ts';
import { standard } from '../spec-origin.ts';

export const rfc6749UnsupportedGrant: Check = {
  id: 'rfc6749.unsupported-grant',
  title: 'Another grant than the documented one gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(['wrong-value'], 'a parameter had another value than the only documented one', (subject) =>
    departedInput(subject, 'body') === null ? null : standard(subject.spec, 'RFC 6749', '5.2'),
  ),
};
