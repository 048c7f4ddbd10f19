// Generated from specs/singleview-openbanking.yaml (sha256 983552414eba489a8c393393938352b2eb8d1155d12ce9a9753f7d59edb0f803). Do not edit: npm run contracts -- generate
import { documentedForms, type Answer, type DocumentedForm } from '../../../src/contract/documented-forms.ts';
import type { Violation } from '../../../src/model/validation.ts';
import type * as types from './types.ts';
import { validators } from './validate.mjs';

export type { Answer, Violation };

/** The documented forms of answers; those without a body are called after their status. */
export type FormName = 'Issued' | 'Refused' | 'TechnicalError';

const documented: readonly DocumentedForm[] = [
  { name: 'TokenRequest', shape: null, statuses: [], schema: '/components/schemas/TokenRequest' },
  { name: 'Issued', shape: 'token', statuses: ['default'], schema: '/components/schemas/Issued' },
  { name: 'Refused', shape: 'refusal', statuses: ['default'], schema: '/components/schemas/Refused' },
  {
    name: 'TechnicalError',
    shape: 'technical-error',
    statuses: ['default'],
    schema: '/components/schemas/TechnicalError',
  },
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

export function isRefused(body: unknown): body is types.Refused {
  return forms.violations('Refused', body).length === 0;
}

export function validateRefused(body: unknown): readonly Violation[] {
  return forms.violations('Refused', body);
}

export function isTechnicalError(body: unknown): body is types.TechnicalError {
  return forms.violations('TechnicalError', body).length === 0;
}

export function validateTechnicalError(body: unknown): readonly Violation[] {
  return forms.violations('TechnicalError', body);
}
