import type { Check } from '../../model/check.ts';
import { acceptedAlthough } from '../accepted-although.ts';

export const rfc6749UnknownClient: Check = {
  id: 'rfc6749.unknown-client',
  title: 'An unknown client gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(['unknown-client'], 'the client id was made up'),
};
