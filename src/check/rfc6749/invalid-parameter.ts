import { type Check, inapplicable } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { departedInput } from '../departed-inputs.ts';
import { repeatsMember, shownBody } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';

const look = acceptedAlthough(['invalid-input'], 'a parameter had another type or form than documented', (subject) =>
  departedInput(subject, 'body') === null ? null : standard(subject.spec, 'RFC 6749', '5.2'),
);

/** A parameter that is there twice is `rfc6749.repeated-parameter`. */
export const rfc6749InvalidParameter: Check = {
  id: 'rfc6749.invalid-parameter',
  title: 'A parameter of the wrong type gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const { body } = subject.evidence.request;
    return body !== null && repeatsMember(body, shownBody(subject.evidence)) ? inapplicable : look(subject);
  },
};
