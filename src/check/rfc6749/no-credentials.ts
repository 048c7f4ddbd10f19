import { type Check, inapplicable } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { namesCredentialInUrl } from '../shown-request.ts';

const look = acceptedAlthough(['missing-credential'], 'a credential was missing or empty');

/** One that stands in the URL instead is `rfc6749.credentials-in-uri`. */
export const rfc6749NoCredentials: Check = {
  id: 'rfc6749.no-credentials',
  title: 'A request without credentials gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => (namesCredentialInUrl(subject.evidence) ? inapplicable : look(subject)),
};
