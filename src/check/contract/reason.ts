import { type Check, inapplicable } from '../../model/check.ts';
import { causeWords } from '../cause-words.ts';
import { found, onResponse } from '../check-outcome.ts';
import { shapeOf, statusFit } from '../classify.ts';
import { branchOrigin, stated } from '../spec-origin.ts';
import { turnedOut } from '../turned-out.ts';

/** A wrong status is left to `contract.status`: where bodies are not documented, the status is all that tells refusals apart. */
export const contractReason: Check = {
  id: 'contract.reason',
  title: 'A request is refused for the right reason',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status, token }) => {
    const { spec, operation, expect, expected } = subject;
    const actual = turnedOut(subject);
    if (expect.kind !== 'refuse' || expected === null || actual === null || token !== null) return inapplicable;
    const shape = shapeOf(actual);
    const requirement = stated(spec, branchOrigin(spec, expected));
    if (shape === 'token' || shape === null || requirement === null) return inapplicable;
    if (expected.rule.stated && statusFit(operation.responses, expected.rule, status) === 0) return inapplicable;
    const { causes, name } = actual.branch;
    if (actual === expected || causes.some(({ cause }) => cause === expect.cause)) return found(null);
    const meant =
      shape === 'technical-error'
        ? 'a technical error'
        : `the refusal for ${named(causes.map(({ cause }) => causeWords[cause]))}`;
    return found({
      requirement,
      message: `A request with ${causeWords[expect.cause]} is answered as ${meant} (${name}, status ${status}), but the document names ${expected.branch.name} for it.`,
      expected: expected.branch.name,
      actual: name,
      specPointer: expected.branch.pointer,
    });
  }),
};

/** The first few of what a branch refuses; one that stands for anything else may list a dozen. */
const named = (words: readonly string[]): string =>
  words.length === 0 ? 'something else' : words.slice(0, 3).join(', ') + (words.length > 3 ? ' and others' : '');
