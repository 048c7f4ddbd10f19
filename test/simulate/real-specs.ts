import { Ajv2020 } from 'ajv/dist/2020.js';
import { applyChanges } from '../../src/contract/apply-changes.ts';
import { prepare } from '../../src/contract/prepare.ts';
import type { Change } from '../../src/model/change.ts';
import type { Json } from '../../src/model/json.ts';
import type { ProviderSpec, ResponseBranch } from '../../src/model/provider-spec.ts';
import type { Readings } from '../../src/model/readings.ts';
import type {
  DemoCredentials,
  RawRequest,
  RawResponse,
  Simulator,
  SimulatorOptions,
} from '../../src/model/simulator.ts';
import { planStep } from '../../src/plan/bind.ts';
import { demoCredentials } from '../../src/simulate/demo-credentials.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { createSimulator } from '../../src/simulate/simulator.ts';
import { loadSpec } from '../../src/spec/load-spec.ts';
import { json, noon } from './hand-made.ts';

export const providers = [
  'singleview-payouts',
  'singleview-openbanking',
  'singleview-b2b',
  'singapay-b2b',
  'knnx-dlat',
] as const;

export type Bench = {
  readonly spec: ProviderSpec;
  readonly credentials: DemoCredentials;
  readonly simulator: (more?: Partial<SimulatorOptions>) => Simulator;
  /** The documented request under these readings (starts where not named), with changes. */
  readonly request: (
    readings?: Readonly<Record<string, string>>,
    changes?: readonly Change[],
    operation?: string,
  ) => RawRequest;
  /** Whether a value fits the schema at a pointer of the spec, by another validator than the simulator's own. */
  readonly valid: (schema: string, value: Json) => boolean;
  /** The branches of the spec that the answer fits, by status and schema. */
  readonly fitting: (response: RawResponse) => readonly ResponseBranch[];
};

const benches = new Map<string, Promise<Bench>>();

/** One provider with its spec as it is in specs/, demo credentials, and requests made by `contract/`. Made once. */
export function bench(provider: string): Promise<Bench> {
  const made = benches.get(provider) ?? makeBench(provider);
  benches.set(provider, made);
  return made;
}

async function makeBench(provider: string): Promise<Bench> {
  const root = new URL('../../specs/', import.meta.url).pathname;
  const { spec, problems } = await loadSpec(`${root}${provider}.yaml`, { root, gate: false, displayRoot: root });
  if (spec === null) throw new Error(problems.map(({ what }) => what).join('\n'));
  const credentials = demoCredentials(spec, seededRandom(provider));
  const secrets = new Map([...credentials].map(([name, value]) => [name, { name, reveal: () => value }]));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...spec.document, $id: 'spec:' });
  const random = seededRandom('client');
  const valid = (schema: string, value: Json): boolean => ajv.validate({ $ref: `spec:#${encodeURI(schema)}` }, value);
  return {
    spec,
    credentials,
    valid,
    simulator: (more = {}) =>
      createSimulator({
        spec,
        credentials,
        readings: {},
        faults: [],
        clock: noon,
        random: seededRandom(1),
        extension: null,
        ...more,
      }),
    request(readings = {}, changes = [], operation = spec.operations[0]?.id ?? '') {
      const settled: Readings = new Map(
        spec.conflicts.map(({ id, start }) => [id, { reading: readings[id] ?? start, source: 'start' }]),
      );
      const plan = planStep(spec, operation, settled, { name: 'test', changes }, applyChanges);
      const baseUrl = spec.wholeUrl ? 'http://x/token' : 'http://x';
      const { wire } = prepare(plan, { baseUrl, credentials: secrets, clock: noon, random, learn: () => undefined });
      const headers = wire.headers.map(
        ([name, value], index) => [`${name}${wire.beforeColon.get(index) ?? ''}`, value] as const,
      );
      return {
        method: wire.method,
        path: wire.url.slice('http://x'.length),
        headers,
        body: wire.body ?? new Uint8Array(),
      };
    },
    fitting(response) {
      const body: Json = json(response);
      const statuses = spec.operations.flatMap(({ responses }) => responses);
      const exact = statuses.filter(({ status }) => status === String(response.status));
      const rules = exact.length > 0 ? exact : statuses.filter(({ status }) => status === 'default');
      return rules.flatMap(({ branches }) => branches.filter(({ schema }) => schema === null || valid(schema, body)));
    },
  };
}
