import type { Change } from '../model/change.ts';
import type { ContractCase } from '../model/contract-case.ts';
import { credentialRole } from '../model/credential-role.ts';
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
    group: silence.request.some(spoilsSecret(operation)) ? 'wrong-secret' : null,
    optIn: silence.passive ? 'not provoked: recorded only when it happens' : null,
    requirements: [],
    at: silence.position,
  }));
}

/** A wrong secret counts against the client, whatever the question is. */
const spoilsSecret =
  ({ inputs }: Operation) =>
  (change: Change): boolean =>
    'alter' in change &&
    inputs.some(
      ({ location, fill }) =>
        location === change.alter && fill.by === 'credential' && credentialRole(fill.name) === 'secret',
    );
