import { type Check, inapplicable } from '../../model/check.ts';
import { causeWords } from '../cause-words.ts';
import { found, onResponse } from '../check-outcome.ts';
import { shapeOf, statusFit } from '../classify.ts';
import { originAt, stated } from '../spec-origin.ts';
import { turnedOut } from '../turned-out.ts';

/** A failure for a success, or the other way round, is left to `contract.shape`: its status is a consequence. */
export const contractStatus: Check = {
  id: 'contract.status',
  title: 'The answer has the documented HTTP status',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status, token }) => {
    const { spec, operation, expect, expected } = subject;
    const actual = turnedOut(subject);
    if (expected === null || !expected.rule.stated) return inapplicable;
    const isToken = actual === null ? token !== null : shapeOf(actual) === 'token';
    if ((actual !== null || isToken) && isToken !== (shapeOf(expected) === 'token')) return inapplicable;
    const requirement = stated(spec, originAt(spec.document, expected.rule.pointer));
    if (requirement === null) return inapplicable;
    if (statusFit(operation.responses, expected.rule, status) > 0) return found(null);
    const request = expect.kind === 'refuse' ? `A request with ${causeWords[expect.cause]}` : 'The documented request';
    return found({
      requirement,
      message: `${request} was answered with status ${status}, but the document states ${expected.rule.status} for it (${expected.branch.name}).`,
      expected: expected.rule.status,
      actual: status,
      specPointer: expected.rule.pointer,
    });
  }),
};
