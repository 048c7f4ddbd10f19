import { type Check, inapplicable } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { standard } from '../spec-origin.ts';

const look = acceptedAlthough(['unsupported-method'], 'the request was no POST', ({ spec }) =>
  standard(spec, 'RFC 6749', '3.2'),
);

/** A document that names another method itself is taken at its word. */
export const rfc6749PostOnly: Check = {
  id: 'rfc6749.post-only',
  title: 'Tokens are issued by POST only',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const { method } = subject.evidence.request;
    return subject.spec.operations.some((operation) => operation.method === method) ? inapplicable : look(subject);
  },
};
