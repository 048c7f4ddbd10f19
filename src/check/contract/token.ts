import { type Check, inapplicable } from '../../model/check.ts';
import { valueAt } from '../../model/pointer.ts';
import { found } from '../check-outcome.ts';
import { judgedBody } from '../judged-body.ts';
import { place } from '../show-value.ts';
import { branchOrigin, stated } from '../spec-origin.ts';

/** A missing token, or one of another type, is left to `contract.members` and `contract.types`. */
export const contractToken: Check = {
  id: 'contract.token',
  title: 'An accepted request gets a token that is not empty',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const { spec, expect } = subject;
    const form = judgedBody(subject);
    const pointer = form?.form.branch.token?.token;
    if (expect.kind !== 'accept' || form === null || pointer === undefined) return inapplicable;
    const requirement = stated(spec, branchOrigin(spec, form.form));
    const value = valueAt(form.body, pointer);
    if (requirement === null || typeof value !== 'string') return inapplicable;
    if (value !== '') return found(null);
    return found({
      requirement,
      message: `The request was accepted, but ${place(pointer)} is an empty string and no token.`,
      pointer,
      expected: 'a token',
      actual: '',
      specPointer: form.form.branch.pointer,
    });
  },
};
