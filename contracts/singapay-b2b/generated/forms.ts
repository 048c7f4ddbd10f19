// Generated from specs/singapay-b2b.yaml (sha256 4ef9c5fef4448ffaa595f459984713d65a8f399c8d27385ec689d01456f2d137). Do not edit: npm run contracts -- generate
import { documentedForms, type Answer, type DocumentedForm } from '../../../src/contract/documented-forms.ts';
import type { Violation } from '../../../src/model/validation.ts';
import type * as types from './types.ts';
import { validators } from './validate.mjs';

export type { Answer, Violation };

/** The documented forms of answers; those without a body are called after their status. */
export type FormName = 'Issued' | 'InvalidCredentials' | 'OtherRefusal';

const documented: readonly DocumentedForm[] = [
  { name: 'TokenRequest', shape: null, statuses: [], schema: '/components/schemas/TokenRequest' },
  { name: 'Issued', shape: 'token', statuses: ['200'], schema: '/components/schemas/Issued' },
  { name: 'InvalidCredentials', shape: 'refusal', statuses: ['401'], schema: '/components/schemas/InvalidCredentials' },
  { name: 'OtherRefusal', shape: 'refusal', statuses: ['default'], schema: '/components/schemas/OtherRefusal' },
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

export function isIssued(body: unknown): body is types.Issued {
  return forms.violations('Issued', body).length === 0;
}

export function validateIssued(body: unknown): readonly Violation[] {
  return forms.violations('Issued', body);
}

export function isInvalidCredentials(body: unknown): body is types.InvalidCredentials {
  return forms.violations('InvalidCredentials', body).length === 0;
}

export function validateInvalidCredentials(body: unknown): readonly Violation[] {
  return forms.violations('InvalidCredentials', body);
}

export function isOtherRefusal(body: unknown): body is types.OtherRefusal {
  return forms.violations('OtherRefusal', body).length === 0;
}

export function validateOtherRefusal(body: unknown): readonly Violation[] {
  return forms.violations('OtherRefusal', body);
}
