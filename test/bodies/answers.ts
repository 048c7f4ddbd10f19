import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allChecks } from '../../src/check/all-checks.ts';
import { exchangeSubject } from '../../src/check/exchange-subject.ts';
import { runChecks } from '../../src/check/run-checks.ts';
import { loadContract } from '../../src/command/load-contract.ts';
import { prepare } from '../../src/contract/prepare.ts';
import type { Json } from '../../src/model/json.ts';
import { defaultLimits } from '../../src/model/target.ts';
import type { WireRequest } from '../../src/model/wire.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { createRegistry } from '../../src/secrets/registry.ts';
import { makeSecret } from '../../src/secrets/secret.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { demoCredentials } from '../../src/simulate/demo-credentials.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { loadSpec } from '../../src/spec/load-spec.ts';
import { everyCase } from '../plan/every-case.ts';
import { now } from './jwt.ts';

/** What a provider answers. A string or bytes are sent as they are, anything else as JSON. */
export type Answer = {
  readonly body: Json | Uint8Array;
  readonly status?: number;
  /** Content-Type; null sends none. */
  readonly type?: string | null;
  readonly headers?: readonly (readonly [name: string, value: string])[];
};

/** Each finding of level must or should: `must contract.types /data/expires_in`; `-` is the whole answer. */
export type Row = readonly [
  title: string,
  answer: Answer | ((request: WireRequest) => Answer),
  findings: readonly string[],
];

/** A row is about the answer to one case of the plan, named by the end of its id. */
export type Tables = Readonly<Record<string, { readonly status: number; readonly rows: readonly Row[] }>>;

const root = join(import.meta.dirname, '../..');

/** Each row through the rooms that a real answer goes through: observed, classified, checked. */
export function judgeBodies(provider: string, tables: Tables): void {
  it(`${provider} is asked about forty bodies at least`, () => {
    expect(Object.values(tables).flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(40);
  });
  for (const [caseEnd, { status, rows }] of Object.entries(tables)) {
    describe(`${provider}, answers to ${caseEnd}`, () => {
      for (const [title, answer, findings] of rows) {
        it(`given: ${title}`, async () => {
          const { judge } = await prepared(provider);
          expect(judge(caseEnd, status, answer)).toEqual([...findings].toSorted());
        });
      }
    });
  }
}

const known = new Map<string, ReturnType<typeof prepareProvider>>();

function prepared(provider: string): ReturnType<typeof prepareProvider> {
  const found = known.get(provider) ?? prepareProvider(provider);
  known.set(provider, found);
  return found;
}

async function prepareProvider(id: string) {
  const specs = join(root, 'specs');
  const { spec } = await loadSpec(join(specs, `${id}.yaml`), { root: specs, gate: false, displayRoot: root });
  if (spec === null) throw new TypeError(`${id} does not load`);
  const { validate } = await loadContract(spec, join(root, 'contracts'), root);
  const credentials = demoCredentials(spec, seededRandom('bodies'));
  const clock = { wall: () => now, monotonic: () => 0 };
  const planned = everyCase(spec, { selection: { configured: new Set(credentials.keys()) } });

  const judge = (caseEnd: string, status: number, row: Row[1]): readonly string[] => {
    const one = planned.find(({ case: { id: caseId } }) => caseId.endsWith(`/${caseEnd}`));
    const [step] = one?.steps ?? [];
    const operation = spec.operations.find((entry) => entry.id === one?.case.operation);
    if (one === undefined || step === undefined || operation === undefined) throw new TypeError(`no case ${caseEnd}`);
    const redactor = createRegistry({ publicSamples: spec.publicSamples });
    for (const { name, secret } of spec.credentials) {
      const value = credentials.get(name);
      if (value !== undefined && secret !== false) redactor.learn(name, value);
    }
    const request = prepare(step.plan, {
      baseUrl: 'https://provider.invalid',
      credentials: new Map([...credentials].map(([name, value]) => [name, makeSecret(name, value)])),
      clock,
      random: seededRandom('bodies'),
      learn: (name, value) => redactor.learn(name, value),
    });
    const answer = typeof row === 'function' ? row(request.wire) : row;
    const evidence = createObserver({ redactor, limits: defaultLimits, clock }).observe({
      caseId: one.case.id,
      step: step.name,
      spec,
      operation,
      prepared: request,
      attempt: {
        outcome: { response: wireResponse(status, answer) },
        timings: { startedAt: now, headersMs: 1, totalMs: 1 },
      },
      attempts: 1,
      undeclared: [],
    });
    const readings = initialReadings(spec, {}, null);
    const { expect: expectation } = one.case;
    const subject = exchangeSubject({
      spec,
      operation,
      expect: expectation,
      step: step.name,
      evidence,
      readings,
      validate,
    });
    return runChecks(allChecks, { scope: 'exchange', subject })
      .flatMap(({ check, departures }) =>
        departures
          .filter(({ requirement }) => requirement.level !== 'note')
          .map(
            ({ requirement, pointer }) =>
              `${requirement.level} ${check} ${pointer === null ? '-' : pointer === '' ? '(body)' : pointer}`,
          ),
      )
      .toSorted();
  };
  return { judge };
}

function wireResponse(status: number, { body, status: own, type = 'application/json', headers = [] }: Answer) {
  return {
    httpVersion: '1.1',
    status: own ?? status,
    reason: '',
    headers: [
      ...(type === null ? [] : [['Content-Type', type] as const]),
      ['Date', new Date(now).toUTCString()] as const,
      ['Cache-Control', 'no-store'] as const,
      ['Pragma', 'no-cache'] as const,
      ['WWW-Authenticate', 'Basic realm="token"'] as const,
      ...headers,
    ],
    body:
      body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8'),
    complete: 'yes' as const,
  };
}
