import type { Check } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { departedInput } from '../departed-inputs.ts';
import { standard } from '../spec-origin.ts';

export const rfc6749InvalidParameter: Check = {
  id: 'rfc6749.invalid-parameter',
  title: 'A parameter of the wrong type gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(['invalid-input'], 'a parameter had another type or form than documented', (subject) =>
    departedInput(subject, 'body') === null ? null : standard(subject.spec, 'RFC 6749', '5.2'),
  ),
};
