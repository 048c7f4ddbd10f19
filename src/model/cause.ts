/** Why a request deserves to be refused. The closed list that `x-refuses` draws from; explained in specs/README.md. */
export const causes = [
  'wrong-secret',
  'unknown-client',
  'wrong-credential',
  'missing-credential',
  'malformed-credential',
  'missing-input',
  'invalid-input',
  'wrong-value',
  'wrong-scope',
  'missing-signature',
  'wrong-signature',
  'malformed-body',
  'unsupported-media-type',
  'unsupported-method',
  'malformed-header',
  'unlisted-address',
  'technical',
] as const;
export type Cause = (typeof causes)[number];

export const shapes = ['token', 'refusal', 'technical-error'] as const;
export type Shape = (typeof shapes)[number];
