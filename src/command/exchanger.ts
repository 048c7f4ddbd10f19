import { prepare } from '../contract/prepare.ts';
import { undeclaredDepartures } from '../contract/undeclared.ts';
import type { Clock, RandomBytes } from '../model/clock.ts';
import type { Evidence } from '../model/evidence.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { RequestPlan } from '../model/request-plan.ts';
import type { Credentials, Redactor } from '../model/secret.ts';
import type { ValidateAt } from '../model/validation.ts';
import type { Observer } from '../observe/observe.ts';
import type { Lane } from '../run/lane.ts';

export type ExchangerSetup = {
  readonly spec: ProviderSpec;
  readonly baseUrl: string;
  readonly shownBaseUrl: string;
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** Nonces of one step: seeded for simulators, so that no order of sending changes them; a CSPRNG for live targets. */
  readonly randomFor: (caseId: string, step: string) => RandomBytes;
  readonly registry: Redactor;
  readonly validate: ValidateAt;
  readonly lane: Lane;
  readonly observer: Observer;
};

export type Exchanged = { readonly evidence: Evidence; readonly flaky: boolean };

/** Sends the request of one step and keeps what may be kept: `run/` then `observe/`. */
export type Exchanger = (caseId: string, step: string, plan: RequestPlan, probe?: boolean) => Promise<Exchanged>;

export function createExchanger(setup: ExchangerSetup): Exchanger {
  const { spec, lane, observer, validate, registry } = setup;
  return async (caseId, step, plan, probe = false) => {
    const operation = spec.operations.find(({ id }) => id === plan.operation);
    if (operation === undefined) throw new RangeError(`no operation ${plan.operation}`);
    const context = {
      ...setup,
      random: setup.randomFor(caseId, step),
      learn: (name: string, value: string) => registry.learn(name, value),
    };
    const sent = await lane.send(() => prepare(plan, context), { probe });
    const undeclared = undeclaredDepartures(spec, operation, plan, sent.prepared.wire, validate);
    const { prepared, attempt, attempts, flaky } = sent;
    return {
      evidence: observer.observe({ caseId, step, spec, operation, prepared, attempt, attempts, undeclared }),
      flaky,
    };
  };
}
