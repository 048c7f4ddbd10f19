import type { KeyObject } from 'node:crypto';
import type { Cause } from '../model/cause.ts';
import type { Operation, ProviderSpec, SignatureRule } from '../model/provider-spec.ts';
import type { DemoCredentials } from '../model/simulator.ts';
import type { BasicManner } from './basic-credentials.ts';
import type { ReadingsInForce } from './readings-in-force.ts';
import type { Received } from './received.ts';

/** What one simulator stands on, the same for every request. */
export type Ground = {
  readonly spec: ProviderSpec;
  readonly credentials: DemoCredentials;
  readonly readings: ReadingsInForce;
  /** The rule with the readings in force put in; null when nothing is signed. */
  readonly signature: SignatureRule | null;
  /** Verifies RSA signatures; null for hash recipes. */
  readonly publicKey: KeyObject | null;
};

/** Which rules hold for one request. */
export type Policy = {
  /** Rules that a fault does not enforce; the names are listed in faults/lenient-*.ts. */
  readonly lenient: ReadonlySet<string>;
  /** Rules that a fault enforces although nothing asks for them. */
  readonly strict: ReadonlySet<string>;
  /** Locations and aspects (`content-type`, `body`, `signature`, `method`) whose rules a reading suspends. */
  readonly suspended: ReadonlySet<string>;
  /** Inputs that a reading takes from another location. */
  readonly moved: ReadonlyMap<string, string>;
  readonly basic: BasicManner;
};

export type Visit = {
  readonly received: Received;
  readonly operation: Operation;
  readonly policy: Policy;
  /** Tokens issued before this request. */
  readonly issued: number;
  readonly ground: Ground;
};

/** One step of the pipeline: why the request is refused here, or null to go on. */
export type Step = (visit: Visit) => Cause | null;
