import type { Cause } from '../model/cause.ts';

/** What is wrong with a request, to complete "A request with …". */
export const causeWords: Readonly<Record<Cause, string>> = {
  'wrong-secret': 'a wrong secret',
  'unknown-client': 'an unknown client id',
  'wrong-credential': 'a credential of another client',
  'missing-credential': 'a credential left out',
  'malformed-credential': 'credentials that cannot be decoded',
  'missing-input': 'a required input left out',
  'invalid-input': 'an input of the wrong type or form',
  'wrong-value': 'another value than the documented one',
  'wrong-scope': 'a scope that is not granted',
  'missing-signature': 'no signature',
  'wrong-signature': 'a signature that does not verify',
  'malformed-body': 'a malformed body',
  'unsupported-media-type': 'another media type',
  'unsupported-method': 'another method',
  'malformed-header': 'a malformed header',
  'unlisted-address': 'an address that is not listed',
  technical: 'nothing wrong in it',
};
