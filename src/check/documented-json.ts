import type { ExchangeSubject } from '../model/check.ts';
import type { ObservedResponse } from '../model/evidence.ts';
import type { Requirement } from '../model/requirement.ts';
import { isJsonMedia } from './media-type.ts';
import { branchOrigin, standard, stated } from './spec-origin.ts';
import { asExpected, turnedOut } from './turned-out.ts';

/** Why this body has to be JSON, and the node that says so (null for a standard). */
export type WhyJson = { readonly requirement: Requirement; readonly specPointer: string | null };

/** The document states members of a JSON body for the expected outcome: a *must*. */
export function documentedJson(subject: ExchangeSubject): WhyJson | null {
  const { expected, spec } = subject;
  if (expected === null || !asExpected(subject)) return null;
  const { rule, branch } = turnedOut(subject) ?? expected;
  const media = rule.mediaTypes.find(isJsonMedia);
  if (media === undefined || branch.schema === null) return null;
  const requirement = stated(spec, branchOrigin(spec, { rule, branch }));
  return requirement === null ? null : { requirement, specPointer: branch.pointer };
}

/** As documented, else because the answer itself says that it is JSON: RFC 8259 §2, the grammar. */
export function whyJson(subject: ExchangeSubject, { contentType }: ObservedResponse): WhyJson | null {
  const documented = documentedJson(subject);
  if (documented !== null || contentType === null || !isJsonMedia(contentType.media)) return documented;
  return { requirement: standard(subject.spec, 'RFC 8259', '2'), specPointer: null };
}
