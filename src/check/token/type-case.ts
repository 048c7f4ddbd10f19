import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { quoted, place } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { tokenMember } from '../token-place.ts';

/** A note: the RFC allows any case. Where the document fixes the value, `contract.values` judges it. */
export const tokenTypeCase: Check = {
  id: 'token.type-case',
  title: 'The token type is spelt Bearer',
  since: '2026-11',
  scope: 'exchange',
  look: onToken((subject, token, response) => {
    const value = tokenMember(subject, response, token, 'type')?.value;
    const pointer = tokenMember(subject, response, token, 'type')?.pointer ?? '';
    if (typeof value !== 'string' || value.toLowerCase() !== 'bearer') return inapplicable;
    if (value === 'Bearer') return found(null);
    return found({
      requirement: { ...standard(subject.spec, 'RFC 6749', '5.1'), level: 'note' },
      message: `${place(pointer)} is ${quoted(value)}; the RFC allows any case, but a client that compares it with "Bearer" breaks.`,
      pointer,
      expected: 'Bearer',
      actual: value,
    });
  }),
};
