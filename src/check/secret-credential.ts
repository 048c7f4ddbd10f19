import { credentialRole } from '../model/credential-role.ts';

/** A spoiled credential is called `clientSecret, wrong`; this is the name without what was done to it. */
export const plainName = (name: string): string => name.split(',', 1)[0] ?? name;

/**
 * Whether a value of this name must not come back. Credentials include identifiers (a client id, a company), which an
 * answer may well repeat. `basic` is id and secret, joined and encoded.
 */
export function isSecret(name: string): boolean {
  const plain = plainName(name);
  return credentialRole(plain) === 'secret' || plain === 'basic' || /passphrase$/i.test(plain);
}
