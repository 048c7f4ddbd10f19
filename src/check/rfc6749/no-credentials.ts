import type { Check } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';

export const rfc6749NoCredentials: Check = {
  id: 'rfc6749.no-credentials',
  title: 'A request without credentials gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(['missing-credential'], 'a credential was missing or empty'),
};
