import { type Check, inapplicable } from '../../model/check.ts';
import { causeWords } from '../cause-words.ts';
import { found, onResponse } from '../check-outcome.ts';
import { shapeOf } from '../classify.ts';
import { branchOrigin, stated } from '../spec-origin.ts';

export const contractNoToken: Check = {
  id: 'contract.no-token',
  title: 'A request that must be refused gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec, expect, expected }, { status, token }) => {
    if (expect.kind !== 'refuse' || expected === null || shapeOf(expected) === 'token') return inapplicable;
    const requirement = stated(spec, branchOrigin(spec, expected));
    if (requirement === null) return inapplicable;
    if (token === null) return found(null);
    return found({
      requirement,
      message: `A request with ${causeWords[expect.cause]} was accepted: status ${status} with a token at ${token.pointer}; the document refuses it (${expected.branch.name}).`,
      pointer: token.pointer,
      expected: `a refusal (${expected.branch.name})`,
      actual: 'a token',
      specPointer: expected.branch.pointer,
    });
  }),
};
