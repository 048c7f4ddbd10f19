import type { ContractCase } from '../model/contract-case.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';

/** One case for each open question. Without a request of its own it reads the exchange of the control. */
export function silenceCases(spec: ProviderSpec, operation: Operation): readonly ContractCase[] {
  return spec.silences.map((silence) => ({
    id: `${spec.id}/${operation.id}/record/${silence.id}`,
    title: silence.question,
    derivedBy: 'spec',
    expect: { kind: 'record', silence: silence.id, cause: null },
    operation: operation.id,
    steps: silence.request.length === 0 ? [] : [{ name: 'asked', changes: silence.request }],
    tags: silence.request.length === 0 ? ['record', 'core'] : ['record'],
    needs: [],
    group: null,
    optIn: silence.passive ? 'not provoked: recorded only when it happens' : null,
    requirements: [],
    at: silence.position,
  }));
}
