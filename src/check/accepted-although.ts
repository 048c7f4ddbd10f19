import type { Cause } from '../model/cause.ts';
import { type CheckOutcome, type ExchangeSubject, inapplicable } from '../model/check.ts';
import type { Requirement } from '../model/requirement.ts';
import { found } from './check-outcome.ts';
import { departedPlaces, isExcused } from './departed-inputs.ts';
import { standard } from './spec-origin.ts';
import { isIssued } from './token-place.ts';

/**
 * A look for a token that a standard would have refused, where the document does not say what happens. Where it does,
 * `contract.no-token` judges. `what` completes "A token was issued although …", with the inputs that depart and `sequel` behind it.
 */
export const acceptedAlthough =
  (
    causes: readonly Cause[],
    what: string,
    requirement: (subject: ExchangeSubject) => Requirement | null = ({ spec }) => standard(spec, 'RFC 6749', '5.2'),
    sequel = '',
  ) =>
  (subject: ExchangeSubject): CheckOutcome => {
    const { expect, evidence } = subject;
    const one = requirement(subject);
    if (expect.kind !== 'record' || expect.cause === null || !causes.includes(expect.cause)) return inapplicable;
    if (evidence.response === null || one === null || isExcused(subject)) return inapplicable;
    if (!isIssued(subject)) return found(null);
    const { status, token } = evidence.response;
    const places = departedPlaces(subject).join(', ');
    return found({
      requirement: one,
      message: `${token === null ? 'The request was accepted' : 'A token was issued'} (status ${status}) although ${what}${places === '' ? '' : ` (${places})`}${sequel}.`,
      pointer: token?.pointer ?? null,
      expected: 'a refusal',
      actual: token === null ? `status ${status}` : 'a token',
    });
  };
