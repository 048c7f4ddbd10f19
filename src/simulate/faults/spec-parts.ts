import { credentialRole } from '../../model/credential-role.ts';
import type { Input, ProviderSpec } from '../../model/provider-spec.ts';
import type { FaultWorld } from '../../model/simulator.ts';

/** Inputs of all operations, each location once. */
export function distinctInputs(spec: ProviderSpec): readonly Input[] {
  const inputs = spec.operations.flatMap((operation) => operation.inputs);
  return [...new Map(inputs.map((input) => [input.location, input])).values()];
}

/** Names of the credentials that every request carries. */
export function sentCredentials(spec: ProviderSpec): readonly string[] {
  const names = distinctInputs(spec).flatMap(({ fill }) =>
    fill.by === 'credential' && !fill.optional && fill.secret !== false ? [fill.name] : [],
  );
  return [...new Set(names)];
}

/** Every place that carries a credential. */
export function locationsOf(spec: ProviderSpec, credential: string): readonly string[] {
  return distinctInputs(spec).flatMap(({ fill, location }) =>
    fill.by === 'credential' && fill.name === credential ? [location] : [],
  );
}

/** The cases that send a wrong secret, whatever it is called here. */
export function wrongSecretCases(spec: ProviderSpec): string[] {
  return sentCredentials(spec)
    .filter((name) => credentialRole(name) === 'secret')
    .map((name) => `wrong/${name}`);
}

/** The secret that the client of this simulator sends. */
export function secretOf({ spec, credentials }: Pick<FaultWorld, 'spec' | 'credentials'>): string {
  const name = sentCredentials(spec).find((one) => credentialRole(one) === 'secret');
  return credentials.get(name ?? '') ?? '';
}

/** The cases that use another method than the documented ones. */
export function otherMethodCases(spec: ProviderSpec): string[] {
  const used = new Set(spec.operations.map(({ method }) => method));
  return ['GET', 'PUT'].filter((method) => !used.has(method)).map((method) => `method/${method}`);
}
