import { credentialRole } from '../model/credential-role.ts';

/**
 * Whether a value of this name must not come back. Credentials include identifiers (a client id, a company), which an
 * answer may well repeat. `basic` is id and secret, joined and encoded.
 * A spoiled one is called `clientSecret, wrong`.
 */
export function isSecret(name: string): boolean {
  const [plain = ''] = name.split(',');
  return credentialRole(plain) === 'secret' || plain === 'basic' || /passphrase$/i.test(plain);
}
