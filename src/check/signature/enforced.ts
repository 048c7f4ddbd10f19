import type { Check, ExchangeSubject } from '../../model/check.ts';
import type { Requirement } from '../../model/requirement.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { originAt, standard, stated } from '../spec-origin.ts';

/** The document's line that asks for a signature; the outcome without one is not stated, so it is no *must*. */
function requirement({ spec }: ExchangeSubject): Requirement {
  const { signature } = spec;
  const line = signature === null ? null : stated(spec, originAt(spec.document, signature.pointer), 'should');
  return line ?? standard(spec, 'RFC 6749', '5.2');
}

export const signatureEnforced: Check = {
  id: 'signature.enforced',
  title: 'A required signature is verified',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(
    ['missing-signature', 'wrong-signature'],
    'the required signature was missing or did not verify',
    requirement,
    ': the endpoint does not enforce it',
  ),
};
