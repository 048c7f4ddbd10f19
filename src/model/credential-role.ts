/** What a credential is for, told by its name: `clientId` identifies, secrets, codes and keys prove, all else describes the client. */
export type CredentialRole = 'identity' | 'secret' | 'attribute';

export function credentialRole(name: string): CredentialRole {
  if (name === 'clientId') return 'identity';
  return /(secret|code|key|password)$/i.test(name) ? 'secret' : 'attribute';
}
