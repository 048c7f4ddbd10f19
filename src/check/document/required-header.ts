import type { Check, ExchangeSubject } from '../../model/check.ts';
import type { Requirement } from '../../model/requirement.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { departedInput } from '../departed-inputs.ts';
import { originAt, stated } from '../spec-origin.ts';

/** The line that calls the header mandatory; what happens without it is not stated, so it is no *must*. */
function requirement(subject: ExchangeSubject): Requirement | null {
  const header = departedInput(subject, 'header');
  if (header === null || header.required !== 'stated') return null;
  return stated(subject.spec, originAt(subject.spec.document, header.pointer), 'should');
}

export const documentRequiredHeader: Check = {
  id: 'document.required-header',
  title: 'A header that the document calls mandatory is required',
  since: '2026-11',
  scope: 'exchange',
  look: acceptedAlthough(
    ['missing-input'],
    'a header was missing that the document calls mandatory',
    requirement,
    ': the endpoint does not need it',
  ),
};
