import type { Cause } from '../model/cause.ts';
import { credentialRole } from '../model/credential-role.ts';

const causes = { identity: 'unknown-client', secret: 'wrong-secret', attribute: 'wrong-credential' } as const;

/** What a wrong value of a credential means, told by its name; a scope is asked for rather than proved. */
export function causeOfWrong(credential: string): Cause {
  return /scope$/i.test(credential) ? 'wrong-scope' : causes[credentialRole(credential)];
}
