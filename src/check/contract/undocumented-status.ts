import { type Check, type Departure, inapplicable, type ProviderSubject } from '../../model/check.ts';
import type { Operation, ProviderSpec, ResponseRule } from '../../model/provider-spec.ts';
import { departure, judged } from '../check-outcome.ts';
import { statusFit } from '../classify.ts';
import { originAt, stated } from '../spec-origin.ts';

/**
 * Never red: a list of statuses does not say that it is complete. One note for all answers; a status that goes against
 * a stated one is `contract.status`.
 */
export const contractUndocumentedStatus: Check = {
  id: 'contract.undocumented-status',
  title: 'Every status is one that the document lists',
  since: '2026-11',
  scope: 'provider',
  look: ({ spec, exchanges }) => {
    const closed = spec.operations.filter((operation) => !operation.responses.some((rule) => isCatchAll(spec, rule)));
    const answered = closed.flatMap((operation) => {
      const statuses = statusesOf(exchanges, operation);
      const [first] = operation.responses.filter((rule) => rule.stated);
      return first === undefined || statuses.length === 0 ? [] : [{ operation, statuses, first }];
    });
    if (answered.length === 0) return inapplicable;
    return judged(answered.flatMap(({ operation, statuses, first }) => undocumented(spec, operation, statuses, first)));
  },
};

function undocumented(
  spec: ProviderSpec,
  { responses }: Operation,
  statuses: readonly number[],
  first: ResponseRule,
): readonly Departure[] {
  const listed = responses.filter((rule) => rule.stated);
  const others = statuses.filter((status) => listed.every((rule) => statusFit(responses, rule, status) === 0));
  const origin = originAt(spec.document, first.pointer);
  // A line that every listed status stands on is the list.
  const list = origin.evidence.filter((line) => listed.every(({ evidence }) => evidence.includes(line)));
  const requirement = stated(spec, list.length === 0 ? origin : { ...origin, evidence: list }, 'note');
  if (others.length === 0 || requirement === null) return [];
  const counts = new Map(others.map((status) => [status, others.filter((other) => other === status).length]));
  const told = [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([status, times]) => `${status} (${times === 1 ? 'once' : `${times} times`})`);
  return [
    departure({
      requirement,
      message: `The document lists the statuses ${listed.map(({ status }) => status).join(', ')}; the answers also had ${told.join(', ')}.`,
      expected: listed.map(({ status }) => status),
      actual: [...counts.keys()],
      specPointer: first.pointer,
    }),
  ];
}

const statusesOf = (exchanges: ProviderSubject['exchanges'], { id }: Operation): readonly number[] =>
  exchanges.flatMap(({ evidence }) =>
    evidence.operation === id && evidence.response !== null ? [evidence.response.status] : [],
  );

/** A documented `default` stands for every other status. */
const isCatchAll = ({ source, document }: ProviderSpec, { status, pointer }: ResponseRule): boolean =>
  status === 'default' && (source === null || !originAt(document, pointer).assumed);
