import type { Cause } from '../model/cause.ts';
import type { ExchangeSubject } from '../model/check.ts';
import { isObject } from '../model/json.ts';
import { isIssued } from './token-place.ts';

/** Why a request deserved its refusal, stated or not; null for requests that deserve none. */
export function deservedCause({ expect }: Pick<ExchangeSubject, 'expect'>): Cause | null {
  return expect.kind === 'refuse' || expect.kind === 'record' ? expect.cause : null;
}

/** The request deserved a refusal and got one. A success that cannot be read, or a page of a gateway, is none. */
export function isRefused(subject: ExchangeSubject): boolean {
  const { response } = subject.evidence;
  if (response === null || deservedCause(subject) === null || isIssued(subject)) return false;
  const { json, notJson } = response.body;
  const says = response.status >= 300 || isObject(json) || notJson?.looksLike === 'empty';
  return says && notJson?.looksLike !== 'html';
}

/** The document states the status of this refusal, or its model gives it (`x-simulate`): standards have no say in it. */
export function hasOwnStatus(subject: ExchangeSubject): boolean {
  const cause = deservedCause(subject);
  const { classified, expected, evidence } = subject;
  if (expected?.rule.stated === true) return true;
  if (classified === null || !classified.branch.causes.some((one) => one.cause === cause)) return false;
  const { status } = classified.branch.simulate;
  return classified.rule.stated || (status[cause ?? ''] ?? status['*']) === evidence.response?.status;
}
