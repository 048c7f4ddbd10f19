import { type Check, inapplicable } from '../../model/check.ts';
import type { Shape } from '../../model/cause.ts';
import { found, onResponse } from '../check-outcome.ts';
import { shapeOf } from '../classify.ts';
import { originAt, stated } from '../spec-origin.ts';
import { turnedOut } from '../turned-out.ts';

const words: Record<Shape, string> = {
  token: 'a success',
  refusal: 'a refusal',
  'technical-error': 'a technical error',
};

/** Which kind of refusal it is, `contract.reason` judges; a token where none may be, `contract.no-token`. */
export const contractShape: Check = {
  id: 'contract.shape',
  title: 'A success has the documented success form, a refusal the documented failure form',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status, token }) => {
    const { spec, expected } = subject;
    const actual = turnedOut(subject);
    if (expected === null || actual === null) return inapplicable;
    const [wanted, given] = [shapeOf(expected), shapeOf(actual)];
    const requirement = stated(spec, originAt(spec.document, expected.branch.pointer));
    if (wanted === null || given === null || requirement === null) return inapplicable;
    if ((wanted === 'token') === (given === 'token') || token !== null) return found(null);
    return found({
      requirement,
      message: `The document names ${words[wanted]} (${expected.branch.name}) here, but the answer has the form of ${words[given]} (${actual.branch.name}, status ${status}).`,
      expected: expected.branch.name,
      actual: actual.branch.name,
      specPointer: expected.branch.pointer,
    });
  }),
};
