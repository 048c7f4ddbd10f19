import { type Check, inapplicable } from '../../model/check.ts';
import { isBroken } from '../broken-rules.ts';
import { found, onToken } from '../check-outcome.ts';
import { describeValue, place } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { tokenMember } from '../token-place.ts';

/** Where the document fixes the value, `contract.values` judges it. */
export const tokenType: Check = {
  id: 'token.type',
  title: 'The token type is Bearer, in any case',
  since: '2026-11',
  scope: 'exchange',
  look: onToken((subject, token, response) => {
    const member = tokenMember(subject, response, token, 'type');
    if (member === null || isBroken(subject, member.pointer)) return inapplicable;
    if (typeof member.value === 'string' && member.value.toLowerCase() === 'bearer') return found(null);
    return found({
      requirement: standard(subject.spec, 'RFC 6749', '7.1'),
      message: `${place(member.pointer)} is ${describeValue(member.value)}, not "Bearer": a client must not use a token of a type that it does not know.`,
      pointer: member.pointer,
      expected: 'Bearer',
      actual: describeValue(member.value),
    });
  }),
};
