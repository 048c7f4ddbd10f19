import { type Check, inapplicable } from '../../model/check.ts';
import { departure, judged } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

export const tokenUnique: Check = {
  id: 'token.unique',
  title: 'Every issuance gives another token',
  since: '2026-11',
  scope: 'provider',
  look: ({ spec, exchanges }) => {
    const evidence = new Set(exchanges.map((one) => one.evidence));
    const tokens = [...evidence].flatMap(({ caseId, response }) => {
      const token = response?.token;
      return token === null || token === undefined
        ? []
        : [{ caseId, pointer: token.pointer, ordinal: token.facts.ordinal }];
    });
    const distinct = new Set(tokens.map(({ ordinal }) => ordinal));
    if (tokens.length < 2) return inapplicable;
    return judged(
      [...distinct].flatMap((ordinal) => {
        const same = tokens.filter((token) => token.ordinal === ordinal);
        const [first] = same;
        if (first === undefined || same.length === 1) return [];
        return departure({
          requirement: standard(spec, 'RFC 6749', '10.10'),
          message: `${ordinal} was issued ${same.length} times in ${tokens.length} issuances, first by ${first.caseId}: tokens are repeated or cached.`,
          pointer: first.pointer,
          expected: `${tokens.length} different tokens`,
          actual: distinct.size === 1 ? 'the same token each time' : `${distinct.size} different tokens`,
        });
      }),
    );
  },
};
