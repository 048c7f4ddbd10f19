// Generated from test/sixth-provider/specs/oidc.yaml (sha256 d5b41275c640207f2aa4f8f55f7731aac57cfa7b0963e85c7eefd1b2833fe04f). Do not edit: npm run contracts -- generate
import { documentedForms, type Answer, type DocumentedForm } from '../../../../../src/contract/documented-forms.ts';
import type { Violation } from '../../../../../src/model/validation.ts';
import type * as types from './types.ts';
import { validators } from './validate.mjs';

export type { Answer, Violation };

/** The documented forms of answers; those without a body are called after their status. */
export type FormName = 'Token' | 'InvalidRequest' | 'InvalidClient';

const documented: readonly DocumentedForm[] = [
  { name: 'TokenRequest', shape: null, statuses: [], schema: '/components/schemas/TokenRequest' },
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

export function isTokenRequest(body: unknown): body is types.TokenRequest {
  return forms.violations('TokenRequest', body).length === 0;
}

export function validateTokenRequest(body: unknown): readonly Violation[] {
  return forms.violations('TokenRequest', body);
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
