import type { ExchangeSubject } from '../model/check.ts';
import type { ResponseHeader } from '../model/provider-spec.ts';
import type { Requirement } from '../model/requirement.ts';
import { originAt, stated } from './spec-origin.ts';
import { asExpected, turnedOut } from './turned-out.ts';

export type StatedHeader = { readonly header: ResponseHeader; readonly requirement: Requirement };

/** The response headers that the document states for the expected outcome; empty when it states none. */
export function statedHeaders(subject: ExchangeSubject): readonly StatedHeader[] {
  const { spec, expected } = subject;
  if (expected === null || !asExpected(subject)) return [];
  const { rule } = turnedOut(subject) ?? expected;
  return rule.headers.flatMap((header) => {
    const requirement = header.assumed === null ? stated(spec, originAt(spec.document, header.pointer)) : null;
    return requirement === null ? [] : [{ header, requirement }];
  });
}
