import type { Check } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { departedInput } from '../departed-inputs.ts';
import { standard } from '../spec-origin.ts';

/** Headers are no parameters: `document.required-header` looks at them. */
export const rfc6749MissingParameter: Check = {
  id: 'rfc6749.missing-parameter',
  title: 'A request without a required parameter gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(['missing-input'], 'a required parameter was missing', (subject) =>
    departedInput(subject, 'body') === null ? null : standard(subject.spec, 'RFC 6749', '5.2'),
  ),
};
