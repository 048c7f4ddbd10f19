import { type Check, inapplicable } from '../../model/check.ts';
import { memberPointers } from '../shown-request.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { standard } from '../spec-origin.ts';

const look = acceptedAlthough(
  ['wrong-scope'],
  'the scope was not granted',
  ({ spec }) => standard(spec, 'RFC 6749', '3.3'),
  ', and the answer does not say which scope was',
);

/** RFC 6749 §3.3: a narrower token is fine if the answer names its scope. */
export const rfc6749InvalidScope: Check = {
  id: 'rfc6749.invalid-scope',
  title: 'A scope that is not granted gets no token, or a narrower one that says so',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const members = memberPointers(subject.evidence.response?.body.json);
    return members.some((pointer) => pointer.endsWith('/scope')) ? inapplicable : look(subject);
  },
};
