import type { ContractCase } from '../model/contract-case.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';
import { deriveBody } from './derive/body.ts';
import { deriveCredentials } from './derive/credentials.ts';
import { deriveInputs } from './derive/inputs.ts';
import { deriveProtocol } from './derive/protocol.ts';
import { deriveSignature } from './derive/signature.ts';

/** Every case that follows from the spec of an operation, in a stable order. */
export function deriveCases(spec: ProviderSpec, operation: Operation): readonly ContractCase[] {
  const documented = { spec, operation };
  return [deriveCredentials, deriveInputs, deriveSignature, deriveBody, deriveProtocol].flatMap((derive) =>
    derive(documented),
  );
}
