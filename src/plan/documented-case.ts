import type { ContractCase } from '../model/contract-case.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';
import { statedBy } from '../model/requirement.ts';

export const documentedId = (provider: string, operation: string): string =>
  `${provider}/${operation}/accept/documented`;

/** The documented request as it stands: the control of every other case of the operation. */
export function documentedCase(spec: ProviderSpec, operation: Operation): ContractCase {
  const branch = operation.responses.flatMap(({ branches }) => branches).find(({ shape }) => shape === 'token');
  return {
    id: documentedId(spec.id, operation.id),
    title: 'the documented request is issued a token',
    derivedBy: 'spec',
    expect: { kind: 'accept' },
    operation: operation.id,
    steps: [{ name: 'documented', changes: [] }],
    tags: ['accept', 'core'],
    needs: [],
    group: null,
    optIn: null,
    requirements: branch === undefined ? [] : statedBy(spec, branch),
    at: operation.position,
  };
}
