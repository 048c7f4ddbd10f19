import type { Check } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';

export const rfc6749WrongCredential: Check = {
  id: 'rfc6749.wrong-credential',
  title: 'The credentials of one client with an identifier of another get no token',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(['wrong-credential'], 'an identifying credential was not this client’s'),
};
