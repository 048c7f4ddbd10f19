import { applyChanges } from '../../src/contract/apply-changes.ts';
import type { PrepareContext } from '../../src/contract/prepare.ts';
import type { Change } from '../../src/model/change.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import type { Readings } from '../../src/model/readings.ts';
import type { RequestPlan } from '../../src/model/request-plan.ts';
import type { Credentials, Secret } from '../../src/model/secret.ts';
import { planStep } from '../../src/plan/bind.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { loadSpec } from '../../src/spec/load-spec.ts';

export const specIds = [
  'knnx-dlat',
  'singapay-b2b',
  'singleview-b2b',
  'singleview-openbanking',
  'singleview-payouts',
] as const;
export type SpecId = (typeof specIds)[number];

const loaded = new Map<string, Promise<ProviderSpec>>();

/** A spec of specs/, read once. */
export function realSpec(id: SpecId): Promise<ProviderSpec> {
  const known = loaded.get(id) ?? load(id);
  loaded.set(id, known);
  return known;
}

async function load(id: string): Promise<ProviderSpec> {
  const displayRoot = new URL('../../', import.meta.url).pathname;
  const { spec, problems } = await loadSpec(`${displayRoot}specs/${id}.yaml`, {
    root: `${displayRoot}specs`,
    gate: false,
    displayRoot,
  });
  if (spec === null) throw new Error(problems.map(({ what }) => what).join('\n'));
  return spec;
}

/** The request of an operation (the first one by default) with these changes; readings not named stand at their start. */
export function realPlan(
  spec: ProviderSpec,
  changes: readonly Change[] = [],
  readings: Readonly<Record<string, string>> = {},
): RequestPlan {
  const settled: Readings = initialReadings(spec, readings, null);
  return planStep(spec, spec.operations[0]?.id ?? '', settled, { name: 'test', changes }, applyChanges);
}

export function secretsOf(values: Readonly<Record<string, string>>): Credentials {
  return new Map(
    Object.entries(values).map(([name, value]): [string, Secret] => [name, { name, reveal: () => value }]),
  );
}

/** 2026-11-22T10:20:39Z, bytes that are all alike, and credentials. */
export function fixedContext(
  values: Readonly<Record<string, string>>,
  more: Partial<PrepareContext> = {},
): PrepareContext {
  return {
    baseUrl: 'https://sandbox.example',
    credentials: secretsOf(values),
    clock: { wall: () => Date.UTC(2026, 10, 22, 10, 20, 39), monotonic: () => 0 },
    random: (length) => new Uint8Array(length).fill(7),
    learn: () => undefined,
    ...more,
  };
}
