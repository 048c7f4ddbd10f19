import { type Check, inapplicable } from '../../model/check.ts';
import type { ProviderSpec, ResponseRule } from '../../model/provider-spec.ts';
import { found, onResponse } from '../check-outcome.ts';
import { statusFit } from '../classify.ts';
import { originAt, stated } from '../spec-origin.ts';

/** Never red: a list of statuses does not say that it is complete. A status against a stated one is `contract.status`. */
export const contractUndocumentedStatus: Check = {
  id: 'contract.undocumented-status',
  title: 'The status is one that the document lists',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec, operation, expected }, { status }) => {
    const listed = operation.responses.filter((rule) => rule.stated);
    const [first] = listed;
    if (first === undefined || expected?.rule.stated === true) return inapplicable;
    const requirement = stated(spec, originAt(spec.document, first.pointer), 'note');
    if (requirement === null || operation.responses.some((rule) => isCatchAll(spec, rule))) return inapplicable;
    if (listed.some((rule) => statusFit(operation, rule, status) > 0)) return found(null);
    const keys = listed.map((rule) => rule.status);
    return found({
      requirement,
      message: `The status ${status} is not among those that the document lists: ${keys.join(', ')}.`,
      expected: keys,
      actual: status,
      specPointer: first.pointer,
    });
  }),
};

/** A documented `default` stands for every other status. */
const isCatchAll = ({ source, document }: ProviderSpec, { status, pointer }: ResponseRule): boolean =>
  status === 'default' && (source === null || !originAt(document, pointer).assumed);
