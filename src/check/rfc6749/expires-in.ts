import { type Check, inapplicable } from '../../model/check.ts';
import type { Json } from '../../model/json.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import { isBroken } from '../broken-rules.ts';
import { found, onToken } from '../check-outcome.ts';
import { keywordValues } from '../schema-node.ts';
import { describeValue, place } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { secondsOf, tokenMember, type TokenMember } from '../token-place.ts';

/** A document that states a text, or contradicts itself about it, has answered for the JSON type, and not for the number. */
export const rfc6749ExpiresIn: Check = {
  id: 'rfc6749.expires-in',
  title: 'The lifetime is a JSON number of whole seconds',
  since: '2026-11',
  scope: 'exchange',
  look: onToken((subject, token, response) => {
    const member = tokenMember(subject, response, token, 'lifetime');
    if (member === null || isBroken(subject, member.pointer)) return inapplicable;
    const { value, pointer } = member;
    const isNumber = typeof value === 'number' || isDocumentedOtherwise(subject.spec, member);
    const seconds = isNumber ? secondsOf(value) : null;
    if (seconds !== null && Number.isInteger(seconds) && seconds > 0) return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', isNumber ? 'A.14' : '5.1'),
      message: `${place(pointer)} is ${describeValue(value)} instead of a positive whole number of seconds; generic clients read it wrong or not at all.`,
      pointer,
      expected: 'integer > 0',
      actual: value,
    });
  }),
};

function isDocumentedOtherwise(spec: ProviderSpec, { node, pointer }: TokenMember): boolean {
  const types: readonly Json[] = node === null ? [] : keywordValues(spec.document, node, 'type').flat();
  const isOther = types.length > 0 && !types.includes('integer') && !types.includes('number');
  return isOther || spec.conflicts.some(({ decide, member }) => decide === 'response' && member === pointer);
}
