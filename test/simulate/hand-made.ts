import { nowhere } from '../../src/model/places.ts';
import type { Cause, Shape } from '../../src/model/cause.ts';
import type { Clock } from '../../src/model/clock.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { RequestLocation } from '../../src/model/location.ts';
import type {
  Conflict,
  Fill,
  Input,
  Operation,
  ProviderSpec,
  Reading,
  ResponseBranch,
  ResponseRule,
  Simulate,
  SpecNode,
  TokenPointers,
} from '../../src/model/provider-spec.ts';
import type { RawRequest, RawResponse, SimulatorOptions } from '../../src/model/simulator.ts';
import { createSimulator } from '../../src/simulate/simulator.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';

const position = { file: 'specs/hand-made.yaml', line: 1, col: 1 };
const node = (pointer: string): SpecNode => ({ pointer, position });

export function input(location: string, fill: Fill, more: Partial<Input> = {}): Input {
  const nothing = {
    required: 'stated',
    fixed: null,
    minLength: null,
    maxLength: null,
    evidence: [],
    assumed: null,
  } as const;
  return { ...node('/none'), ...nothing, location: location as RequestLocation, type: 'string', fill, ...more };
}

export const credential = (name: string, optional = false): Fill => ({ by: 'credential', name, optional });
export const value = (it: Json): Fill => ({ by: 'value', value: it });

type BranchParts = {
  readonly name?: string;
  readonly shape: Shape;
  readonly schema?: string | null;
  readonly stated?: readonly Cause[];
  readonly assumed?: readonly Cause[];
  readonly token?: TokenPointers | null;
  readonly simulate?: Partial<Simulate>;
};

const cause = (stated: boolean) => (one: Cause) => ({ cause: one, stated, evidence: [] });

export function branch(parts: BranchParts): ResponseBranch {
  return {
    ...node(parts.schema ?? '/none'),
    name: parts.name ?? 'branch',
    shape: parts.shape,
    causes: [...(parts.stated ?? []).map(cause(true)), ...(parts.assumed ?? []).map(cause(false))],
    schema: parts.schema ?? null,
    token: parts.token ?? null,
    simulate: { status: {}, headers: {}, body: null, ...parts.simulate },
    evidence: [],
    assumed: null,
  };
}

export function responses(
  status: string,
  branches: readonly ResponseBranch[],
  mediaTypes = ['application/json'],
): ResponseRule {
  return { ...node('/none'), status, stated: status !== 'default', mediaTypes, headers: [], branches, evidence: [] };
}

export function reading(id: string, more: Partial<Reading>): Reading {
  const nothing = { schema: null, use: null, request: [], observe: null, outcomes: {} };
  return { ...node('/none'), id, evidence: ['S0:L1'], assumed: null, ...nothing, ...more };
}

export function conflict(
  id: string,
  decide: Conflict['decide'],
  readings: readonly Reading[],
  more: Partial<Conflict> = {},
): Conflict {
  const nothing = { question: id, start: readings[0]?.id ?? '', after: [], requests: {}, member: '' };
  return { ...node('/none'), id, decide, readings, ...nothing, ...more };
}

export function operation(id: string, method: string, path: string, more: Partial<Operation>): Operation {
  const body = {
    ...node('/none'),
    required: true,
    mediaTypes: ['application/json'],
    schema: '/components/schemas/TokenRequest',
    extra: null,
  };
  return { ...node('/none'), id, method, path, inputs: [], body, responses: [], evidence: [], ...more };
}

export function providerSpec(
  id: string,
  more: Partial<ProviderSpec> & { readonly document: JsonObject },
): ProviderSpec {
  const nothing = {
    claims: [],
    wholeUrl: false,
    operations: [],
    credentials: [],
    signature: null,
    conflicts: [],
    silences: [],
  };
  return {
    id,
    title: id,
    file: 'specs/hand-made.yaml',
    sha256: '0'.repeat(64),
    openapi: '3.1.0',
    source: { id: 'S0', title: id },
    evidence: [],
    places: nowhere,
    publicSamples: [],
    ...nothing,
    ...more,
  };
}

export const noon: Clock = { wall: () => 1_735_816_839_000, monotonic: () => 0 };

export function simulate(
  spec: ProviderSpec,
  credentials: Readonly<Record<string, string>>,
  more: Partial<SimulatorOptions> = {},
) {
  return createSimulator({
    spec,
    credentials: new Map(Object.entries(credentials)),
    readings: {},
    faults: [],
    clock: noon,
    random: seededRandom(1),
    extension: null,
    ...more,
  });
}

export type Ask = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: Json | Uint8Array;
};

export function ask(base: RawRequest, change: Ask): RawRequest {
  const body =
    change.body === undefined ? base.body : change.body instanceof Uint8Array ? change.body : bytesOf(change.body);
  return {
    method: change.method ?? base.method,
    path: change.path ?? base.path,
    headers: change.headers ?? base.headers,
    body,
  };
}

export const bytesOf = (it: Json): Uint8Array =>
  new Uint8Array(Buffer.from(typeof it === 'string' ? it : JSON.stringify(it)));

export const json = (response: RawResponse): Json => JSON.parse(Buffer.from(response.body).toString('utf8')) as Json;

export const headerOf = (response: RawResponse, name: string): string | undefined =>
  response.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
