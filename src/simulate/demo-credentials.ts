import type { RandomBytes } from '../model/clock.ts';
import type { Json } from '../model/json.ts';
import type { CredentialRule, Input, ProviderSpec } from '../model/provider-spec.ts';
import type { DemoCredentials } from '../model/simulator.ts';
import { demoRsaKey, stepsToPrime, type StepsToPrime } from './demo-rsa-key.ts';
import { locationKey } from './input-value.ts';
import { keyword, applicable } from './schema-node.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A value for every credential that the spec names, plainly a demo and made anew at every start. A private key is PEM
 * (PKCS #8), further members are an empty object. Optional inputs that a tenant configures are there only if the spec
 * knows a value that is accepted.
 */
export function demoCredentials(
  spec: ProviderSpec,
  random: RandomBytes,
  steps: StepsToPrime = stepsToPrime,
): DemoCredentials {
  return new Map(
    spec.credentials.flatMap((rule) => {
      const value = demoValue(spec, rule, random, steps);
      return value === null ? [] : [[rule.name, value] as const];
    }),
  );
}

function demoValue(spec: ProviderSpec, rule: CredentialRule, random: RandomBytes, steps: StepsToPrime): string | null {
  if (rule.kind === 'json') return '{}';
  if (rule.kind === 'private-key') return demoRsaKey(random, steps).export({ type: 'pkcs8', format: 'pem' });
  if (/passphrase$/i.test(rule.name)) return null;
  const input = spec.operations
    .flatMap(({ inputs }) => inputs)
    .find(({ fill }) => fill.by === 'credential' && fill.name === rule.name);
  if (rule.secret === false) return input === undefined ? null : acceptedValue(spec, input);
  const text = uuid.test(exampleOf(spec, input)) ? demoUuid(random) : `demo${hex(random, 12)}`;
  return text.slice(0, input?.maxLength ?? undefined);
}

/** Configuration is the tenant's own, so there is one only where the starting reading of a conflict takes a value. */
function acceptedValue(spec: ProviderSpec, { location }: Input): string | null {
  for (const { requests, readings, start } of spec.conflicts) {
    const outcomes = readings.find(({ id }) => id === start)?.outcomes ?? {};
    for (const [name, changes] of Object.entries(requests))
      for (const change of outcomes[name] === 'accepted' ? changes : [])
        if ('set' in change && 'to' in change && locationKey(change.set) === locationKey(location))
          if (typeof change.to === 'string' && change.to !== '') return change.to;
  }
  return null;
}

function exampleOf(spec: ProviderSpec, input: Input | undefined): string {
  const example: Json | undefined = input && keyword(applicable(spec.document, input.pointer), 'example');
  return typeof example === 'string' ? example : '';
}

/** RFC 9562 §5.4: version 4. */
function demoUuid(random: RandomBytes): string {
  const text = hex(random, 16);
  const variant = ((Number.parseInt(text[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20)}`;
}

const hex = (random: RandomBytes, length: number): string => Buffer.from(random(length)).toString('hex');
