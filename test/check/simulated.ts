import { join } from 'node:path';
import { applyChanges } from '../../src/contract/apply-changes.ts';
import { prepare } from '../../src/contract/prepare.ts';
import { createValidateAt } from '../../src/contract/validate-at.ts';
import { exchangeSubject } from '../../src/check/exchange-subject.ts';
import { compileValidators } from '../../src/generate/validators.ts';
import type { CaseSubject, ExchangeSubject, ProviderSubject } from '../../src/model/check.ts';
import type { PlannedCase } from '../../src/model/contract-case.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import type { Prepared } from '../../src/model/prepared.ts';
import type { Fault, RawResponse, Simulator } from '../../src/model/simulator.ts';
import type { ValidateAt } from '../../src/model/validation.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { planProvider } from '../../src/plan/plan-provider.ts';
import { everything } from '../../src/plan/select.ts';
import { createRegistry } from '../../src/secrets/registry.ts';
import { makeSecret } from '../../src/secrets/secret.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { demoCredentials } from '../../src/simulate/demo-credentials.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { createSimulator } from '../../src/simulate/simulator.ts';
import { loadSpec } from '../../src/spec/load-spec.ts';
import { defaultLimits } from '../../src/model/target.ts';
import { now } from './support.ts';

const root = join(import.meta.dirname, '../..');
export const providers = [
  'singleview-payouts',
  'singleview-openbanking',
  'singleview-b2b',
  'singapay-b2b',
  'knnx-dlat',
];

export type Simulated = {
  readonly spec: ProviderSpec;
  readonly exchanges: readonly ExchangeSubject[];
  readonly cases: readonly CaseSubject[];
  readonly provider: ProviderSubject;
};

/** Every planned case of a provider, answered by its simulator without a socket, and made ready for the checks. */
export async function simulated(id: string, faults: readonly Fault[] = []): Promise<Simulated> {
  const specs = join(root, 'specs');
  const { spec, problems } = await loadSpec(join(specs, `${id}.yaml`), { root: specs, gate: false, displayRoot: root });
  if (spec === null) throw new TypeError(JSON.stringify(problems));
  const validate = createValidateAt(compileValidators(spec));
  const readings = initialReadings(spec, {}, null);
  const clock = { wall: () => now, monotonic: () => 0 };
  const credentials = demoCredentials(spec, seededRandom(1));
  const redactor = createRegistry({ publicSamples: spec.publicSamples });
  for (const [name, value] of credentials) redactor.learn(name, value);
  const simulator = createSimulator({
    spec,
    credentials,
    readings: {},
    faults,
    clock,
    random: seededRandom(2),
    extension: null,
  });
  const planned = planProvider({
    spec,
    written: [],
    readings,
    selection: { ...everything, configured: new Set(credentials.keys()) },
    applyChanges,
    testsFor: () => [],
  });
  const observer = createObserver({ redactor, limits: defaultLimits, clock });
  const context = {
    baseUrl: `https://provider.invalid${spec.wholeUrl ? '/token' : ''}`,
    credentials: new Map([...credentials].map(([name, value]) => [name, makeSecret(name, value)])),
    clock,
    random: seededRandom(3),
    learn: (name: string, value: string) => redactor.learn(name, value),
  };

  const seen = new Map<string, readonly Evidence[]>();
  const exchanges = planned.flatMap((one) =>
    one.skip === null ? one.steps.map((step) => exchange(one, step.name, prepare(step.plan, context))) : [],
  );
  return {
    spec,
    exchanges,
    cases: planned.flatMap(caseSubject),
    provider: { spec, exchanges: exchanges.map(asEntry) },
  };

  function exchange(one: PlannedCase, step: string, prepared: Prepared): ExchangeSubject {
    const operation = spec?.operations.find(({ id: name }) => name === one.case.operation);
    if (spec === null || operation === undefined) throw new TypeError(`no operation ${one.case.operation}`);
    const evidence = observer.observe({
      caseId: one.case.id,
      step,
      spec,
      operation,
      prepared,
      attempt: {
        outcome: { response: { httpVersion: '1.1', reason: '', complete: 'yes', ...ask(simulator, prepared) } },
        timings: { startedAt: now, headersMs: 1, totalMs: 1 },
      },
      attempts: 1,
      undeclared: [],
    });
    seen.set(one.case.id, [...(seen.get(one.case.id) ?? []), evidence]);
    return exchangeSubject({
      spec,
      operation,
      expect: one.case.expect,
      step,
      evidence,
      readings,
      validate: validate satisfies ValidateAt,
    });
  }

  function caseSubject(one: PlannedCase): CaseSubject[] {
    const operation = spec?.operations.find(({ id: name }) => name === one.case.operation);
    const own = seen.get(one.case.id);
    if (spec === null || operation === undefined || own === undefined) return [];
    const { expect } = one.case;
    const cause = expect.kind === 'refuse' || expect.kind === 'record' ? expect.cause : null;
    return [{ spec, operation, expect, cause, control: seen.get(one.control ?? '')?.[0] ?? null, exchanges: own }];
  }
}

function asEntry({ expect, evidence }: ExchangeSubject): ProviderSubject['exchanges'][number] {
  return { expect, cause: expect.kind === 'refuse' || expect.kind === 'record' ? expect.cause : null, evidence };
}

function ask(simulator: Simulator, { wire }: Prepared): Pick<RawResponse, 'status' | 'headers' | 'body'> {
  const url = new URL(wire.url);
  const { status, headers, body } = simulator.respond({
    method: wire.method,
    path: `${url.pathname}${url.search}`,
    headers: wire.headers.map(([name, value], index) => [`${name}${wire.beforeColon.get(index) ?? ''}`, value]),
    body: wire.body ?? new Uint8Array(),
  });
  return { status, headers, body };
}
