import type { ExchangeSubject } from '../model/check.ts';
import { classify, expectedBranch } from './classify.ts';

/** What an exchange check looks at: the exchange, and what the document makes of it. */
export function exchangeSubject(given: Omit<ExchangeSubject, 'classified' | 'expected'>): ExchangeSubject {
  const { spec, operation, expect, evidence, validate } = given;
  const { response } = evidence;
  return {
    ...given,
    classified: response === null ? null : classify(spec, operation, response, validate),
    expected: expectedBranch(operation, expect, response?.status ?? null),
  };
}
