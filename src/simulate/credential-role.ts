import type { Cause } from '../model/cause.ts';

/**
 * What a wrong value of a credential means, by its name: `clientId` says who asks; names that end in Secret, Code, Key or
 * Password prove it; a scope is asked for; every other one (partner, company, merchant, client name) describes the client.
 */
export function causeOfWrong(credential: string): Cause {
  if (credential === 'clientId') return 'unknown-client';
  if (/scope$/i.test(credential)) return 'wrong-scope';
  return /(secret|code|key|password)$/i.test(credential) ? 'wrong-secret' : 'wrong-credential';
}
