import type { CredentialRule } from '../../src/model/provider-spec.ts';

/** A credential of a spec that says no more of it. */
export const rule = (name: string, kind: CredentialRule['kind'] = 'text', optional = false): CredentialRule => ({
  name,
  kind,
  optional,
  pointer: '',
  position: { file: 'specs/acme.yaml', line: 1, col: 1 },
});
