import type { Check } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';

export const rfc6749MalformedCredential: Check = {
  id: 'rfc6749.malformed-credential',
  title: 'Credentials that cannot be decoded get no token',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(['malformed-credential'], 'the credentials could not be decoded'),
};
