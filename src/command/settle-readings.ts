import { createHash } from 'node:crypto';
import { classify, shapeOf } from '../check/classify.ts';
import { applyChanges } from '../contract/apply-changes.ts';
import { prepare } from '../contract/prepare.ts';
import type { Step } from '../model/contract-case.ts';
import type { Evidence } from '../model/evidence.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Readings } from '../model/readings.ts';
import type { RequestPlan } from '../model/request-plan.ts';
import type { ValidateAt } from '../model/validation.ts';
import { planStep } from '../plan/bind.ts';
import { isNarrower, requestConflicts, search, type ProbeOutcome } from '../settle/search.ts';
import type { Exchanger, ExchangerSetup } from './exchanger.ts';

export type Settled = {
  readonly readings: Readings;
  /** The accepted documented request, if a probe found one: it is the control, and is not sent again. */
  readonly control: Evidence | null;
  /** Probes in the order they were sent. */
  readonly probes: readonly Evidence[];
  /** Readings that were never tried because the budget was spent, as `C13=whole-body`. */
  readonly untried: readonly string[];
};

/** Pass 1: finds a request that the endpoint issues a token for, where the document contradicts itself about the request. */
export async function settleReadings(
  setup: ExchangerSetup,
  initial: Readings,
  budget: number,
  exchange: Exchanger,
): Promise<Settled> {
  const { spec } = setup;
  const open = requestConflicts(spec.conflicts);
  if (open.length === 0) return { readings: initial, control: null, probes: [], untried: [] };
  const asked = spec.operations[0]?.id ?? '';
  const plan = (readings: Readings): RequestPlan =>
    planStep(spec, asked, readings, { name: 'documented', changes: [] }, applyChanges);
  const fingerprint = (readings: Readings): string => fingerprintOf(plan(readings), setup);
  const attempts = search(spec.conflicts, initial, fingerprint);
  const probes: Evidence[] = [];
  const tried = new Set<string>();
  let step = attempts.next();
  while (step.done !== true && probes.length < budget) {
    const readings = step.value;
    tried.add(fingerprint(readings));
    for (const [conflict, { reading }] of readings) tried.add(`${conflict}=${reading}`);
    const { evidence } = await exchange(`${spec.id}/settle`, `probe ${probes.length + 1}`, plan(readings), true);
    probes.push(evidence);
    const outcome = outcomeOf(spec, evidence, setup.validate);
    if (outcome === 'token') return { readings, control: evidence, probes, untried: [] };
    step = attempts.next(outcome);
  }
  // A reading that makes a request which was sent anyway, or asks for less than one that was refused, was tried with it.
  const isTried = (conflict: string, reading: string): boolean =>
    tried.has(`${conflict}=${reading}`) ||
    tried.has(fingerprint(new Map([...initial, [conflict, { reading, source: 'probe' }] as const])));
  const untried = open.flatMap(({ id, readings }) =>
    readings.flatMap((reading) =>
      isTried(id, reading.id) || readings.some((other) => isNarrower(reading, other) && isTried(id, other.id))
        ? []
        : [`${id}=${reading.id}`],
    ),
  );
  if (step.done !== true && untried.length === 0) untried.push('two or more departures at once');
  return { readings: initial, control: null, probes, untried };
}

/** What an exchange says about where we are: see ProbeOutcome. */
export function outcomeOf(spec: ProviderSpec, evidence: Evidence, validate: ValidateAt): ProbeOutcome {
  const { response } = evidence;
  if (response === null) return 'no-answer';
  const operation = spec.operations.find(({ id }) => id === evidence.operation);
  const classified = operation === undefined ? null : classify(spec, operation, response, validate);
  const shape = classified === null ? null : shapeOf(classified);
  if (shape === 'token' && (response.token !== null || classified?.branch.schema === null)) return 'token';
  const isMissing = [404, 405, 410, 501].includes(response.status) || (response.status >= 300 && response.status < 400);
  return isMissing || shape === null ? 'elsewhere' : 'refused';
}

/** Two requests are the same when they would be the same bytes at the same moment with the same nonces. */
export function fingerprintOf(plan: RequestPlan, setup: Pick<ExchangerSetup, 'baseUrl' | 'credentials'>): string {
  const { wire } = prepare(plan, {
    baseUrl: setup.baseUrl,
    credentials: setup.credentials,
    clock: { wall: () => 0, monotonic: () => 0 },
    random: (length) => new Uint8Array(length),
    learn: () => undefined,
  });
  const { method, url, headers, beforeColon, body } = wire;
  return createHash('sha256')
    .update(JSON.stringify([method, url, headers, [...beforeColon]]))
    .update(body ?? '')
    .digest('base64url');
}

/** The fingerprint of a step of a decide case under these readings. */
export function stepFingerprint(setup: ExchangerSetup, operation: string, readings: Readings): (step: Step) => string {
  const known = new Map<string, string>();
  return (step) => {
    const key = JSON.stringify(step.changes);
    const fingerprint =
      known.get(key) ?? fingerprintOf(planStep(setup.spec, operation, readings, step, applyChanges), setup);
    known.set(key, fingerprint);
    return fingerprint;
  };
}
