import { generateKeyPair, generateKeyPairSync, type KeyObject } from 'node:crypto';

let key: KeyObject | null = null;
let asked = false;

/** Begins to make the key beside everything else. Whoever signs once is likely to need it, and making it takes as long as thirty signatures. */
export function beginOtherKey(): void {
  if (asked) return;
  asked = true;
  generateKeyPair('rsa', { modulusLength: 2048 }, (_error, _public, made) => (key ??= made));
}

/** An RSA key that nobody registered, for signatures that must be refused. */
export function otherKey(): KeyObject {
  key ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return key;
}
