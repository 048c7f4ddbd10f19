import type { ExchangeSubject } from '../model/check.ts';
import { formatPointer } from '../model/pointer.ts';
import type { ResponseRule } from '../model/provider-spec.ts';
import type { Requirement } from '../model/requirement.ts';
import { originAt, stated } from './spec-origin.ts';
import { asExpected, turnedOut } from './turned-out.ts';

export type StatedMedia = {
  readonly rule: ResponseRule;
  readonly requirement: Requirement;
  readonly specPointer: string;
};

/**
 * The media types that the document states for the expected outcome. Only lines on the response itself count: OpenAPI
 * needs a media type to say anything of a body, so a line on the operation does not state one.
 */
export function statedMedia(subject: ExchangeSubject): StatedMedia | null {
  const { spec, expected } = subject;
  if (expected === null || !asExpected(subject)) return null;
  const { rule } = turnedOut(subject) ?? expected;
  const [media] = rule.mediaTypes;
  if (media === undefined) return null;
  const specPointer = rule.pointer + formatPointer(['content', media]);
  const requirement = stated(spec, originAt(spec.document, specPointer, rule.pointer));
  return requirement === null ? null : { rule, requirement, specPointer };
}
