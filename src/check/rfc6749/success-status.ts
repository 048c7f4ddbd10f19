import { type Check, inapplicable } from '../../model/check.ts';
import { shapeOf } from '../classify.ts';
import { found, onToken } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';

/** Where the document states the status of a success, `contract.status` judges it. */
export const rfc6749SuccessStatus: Check = {
  id: 'rfc6749.success-status',
  title: 'A token comes with status 200',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec, operation }, { pointer }, { status }) => {
    const isStated = operation.responses.some(
      (rule) => rule.stated && rule.branches.some((branch) => shapeOf({ rule, branch }) === 'token'),
    );
    if (isStated) return inapplicable;
    if (status === 200) return found(null);
    return found({
      requirement: standard(spec, 'RFC 6749', '5.1'),
      message: `A token was issued with status ${status} instead of 200.`,
      pointer,
      expected: 200,
      actual: status,
    });
  }),
};
