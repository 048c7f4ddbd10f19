// Generated from specs/knnx-dlat.yaml (sha256 826d96d2b12746d43756ecc1105139e60607aa38c7de93b4e28fc1e5961513bc). Do not edit: npm run contracts -- generate
import { documentedForms, type Answer, type DocumentedForm } from '../../../src/contract/documented-forms.ts';
import type { Violation } from '../../../src/model/validation.ts';
import type * as types from './types.ts';
import { validators } from './validate.mjs';

export type { Answer, Violation };

/** The documented forms of answers; those without a body are called after their status. */
export type FormName =
  'status 200' | 'status 400' | 'status 401' | 'status 404' | 'status 412' | 'status 503' | 'status default';

const documented: readonly DocumentedForm[] = [
  { name: 'TokenRequest', shape: null, statuses: [], schema: '/components/schemas/TokenRequest' },
  { name: 'status 200', shape: 'token', statuses: ['200'], schema: null },
  { name: 'status 400', shape: 'refusal', statuses: ['400'], schema: null },
  { name: 'status 401', shape: 'refusal', statuses: ['401'], schema: null },
  { name: 'status 404', shape: 'refusal', statuses: ['404'], schema: null },
  { name: 'status 412', shape: 'refusal', statuses: ['412'], schema: null },
  { name: 'status 503', shape: 'technical-error', statuses: ['503'], schema: null },
  { name: 'status default', shape: 'refusal', statuses: ['default'], schema: null },
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
