import type { ContractCase, Step } from '../model/contract-case.ts';
import type { Conflict, Operation, ProviderSpec } from '../model/provider-spec.ts';
import { documentLine } from '../model/requirement.ts';

/** One case for each contradiction: which reading holds? `steps` are the requests that tell the readings apart. */
export function conflictCase(
  spec: ProviderSpec,
  operation: Operation,
  conflict: Conflict,
  steps: readonly Step[],
): ContractCase {
  const lines = [...new Set(conflict.readings.flatMap(({ evidence }) => evidence))];
  return {
    id: `${spec.id}/${operation.id}/decide/${conflict.id}`,
    title: conflict.question,
    derivedBy: 'spec',
    expect: { kind: 'decide', conflict: conflict.id },
    operation: operation.id,
    steps,
    tags: ['decide', 'core'],
    needs: [],
    group: null,
    optIn: null,
    requirements: lines.map((line) => documentLine(line, 'note')),
    at: conflict.position,
  };
}
