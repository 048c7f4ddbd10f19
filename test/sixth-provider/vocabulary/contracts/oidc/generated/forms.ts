// Generated from test/sixth-provider/vocabulary/specs/oidc.yaml (sha256 fd74a326c6ef14f150d415a692cf4bce9faadf3f3d14189ea1814b1e59c56960). Do not edit: npm run contracts -- generate
import { documentedForms, type Answer, type DocumentedForm } from '../../../../../../src/contract/documented-forms.ts';
import type { Violation } from '../../../../../../src/model/validation.ts';
import type * as types from './types.ts';
import { validators } from './validate.mjs';

export type { Answer, Violation };

/** The documented forms of answers; those without a body are called after their status. */
export type FormName = 'Token' | 'InvalidRequest' | 'InvalidClient';

const documented: readonly DocumentedForm[] = [
  {
    name: 'RequestTokenBody',
    shape: null,
    statuses: [],
    schema: '/paths/~1token/post/requestBody/content/application~1x-www-form-urlencoded/schema',
  },
  { name: 'Token', shape: 'token', statuses: ['200'], schema: '/components/schemas/Token' },
  { name: 'InvalidRequest', shape: 'refusal', statuses: ['400'], schema: '/components/schemas/InvalidRequest' },
  { name: 'InvalidClient', shape: 'refusal', statuses: ['401'], schema: '/components/schemas/InvalidClient' },
];

const forms = documentedForms(documented, validators);

/** Where a body departs from the documented success: none when a token was issued as documented. */
export function validateTokenResponse(body: unknown): readonly Violation[] {
  return forms.ofSuccess(body);
}

/** Which documented answer this is, by its status and its body; null when it is none. */
export function formOf(answer: Answer): FormName | null {
  return forms.nameOf(answer) as FormName | null;
}

export function isRequestTokenBody(body: unknown): body is types.RequestTokenBody {
  return forms.violations('RequestTokenBody', body).length === 0;
}

export function validateRequestTokenBody(body: unknown): readonly Violation[] {
  return forms.violations('RequestTokenBody', body);
}

export function isToken(body: unknown): body is types.Token {
  return forms.violations('Token', body).length === 0;
}

export function validateToken(body: unknown): readonly Violation[] {
  return forms.violations('Token', body);
}

export function isInvalidRequest(body: unknown): body is types.InvalidRequest {
  return forms.violations('InvalidRequest', body).length === 0;
}

export function validateInvalidRequest(body: unknown): readonly Violation[] {
  return forms.violations('InvalidRequest', body);
}

export function isInvalidClient(body: unknown): body is types.InvalidClient {
  return forms.violations('InvalidClient', body).length === 0;
}

export function validateInvalidClient(body: unknown): readonly Violation[] {
  return forms.violations('InvalidClient', body);
}
