import { type CheckOutcome, type ExchangeSubject, inapplicable } from '../model/check.ts';
import { brokenRule, brokenRules } from './broken-rules.ts';
import { judged } from './check-outcome.ts';
import { judgedBody } from './judged-body.ts';

/** A hostile body can break a rule ten thousand times; a reader needs the first of them. */
const most = 20;

/** One departure for each violation of the documented form whose schema keyword is of this check's kind. */
export const lookForBroken =
  (isOurs: (keyword: string) => boolean) =>
  (subject: ExchangeSubject): CheckOutcome => {
    const body = judgedBody(subject);
    if (body === null) return inapplicable;
    const ours = brokenRules(subject, body).filter(({ violation }) => isOurs(violation.keyword));
    return judged(ours.slice(0, most).map((one) => brokenRule(one, body)));
  };
