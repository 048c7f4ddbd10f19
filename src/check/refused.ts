import type { Cause } from '../model/cause.ts';
import type { ExchangeSubject } from '../model/check.ts';
import { isIssued } from './token-place.ts';

/** Why a request deserved its refusal, stated or not; null for requests that deserve none. */
export function deservedCause({ expect }: Pick<ExchangeSubject, 'expect'>): Cause | null {
  return expect.kind === 'refuse' || expect.kind === 'record' ? expect.cause : null;
}

/** The request deserved a refusal and got no token. */
export function isRefused(subject: ExchangeSubject): boolean {
  return subject.evidence.response !== null && deservedCause(subject) !== null && !isIssued(subject);
}

/** The document names this cause under the branch that came, if only by assumption: then its status is modelled so. */
export function isModelled(subject: ExchangeSubject): boolean {
  const cause = deservedCause(subject);
  const { classified } = subject;
  return classified !== null && classified.branch.causes.some((one) => one.cause === cause);
}
