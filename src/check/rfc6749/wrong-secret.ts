import type { Check } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';

export const rfc6749WrongSecret: Check = {
  id: 'rfc6749.wrong-secret',
  title: 'A wrong secret gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(['wrong-secret'], 'the secret was wrong'),
};
