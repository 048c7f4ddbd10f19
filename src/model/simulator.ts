import type { Clock, RandomBytes } from './clock.ts';
import type { ProviderSpec } from './provider-spec.ts';

/** A request as it arrived: our own type, because a WHATWG Request cannot carry the body of a GET. */
export type RawRequest = {
  readonly method: string;
  /** Path and query below the mount point of the provider: `/api/v1.0/access-token/b2b`. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
};

/** What the HTTP adapter does to the connection besides answering. */
export type WireFault =
  | { readonly kind: 'reset' }
  | { readonly kind: 'truncate'; readonly bytes: number }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'chunk'; readonly bytes: number };

export type RawResponse = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly wire?: WireFault;
};

/** Values of the demo credentials by name: `clientId`, `clientSecret`, `privateKey` (PEM), … Made at start, never committed. */
export type DemoCredentials = ReadonlyMap<string, string>;

export type SimulatorOptions = {
  readonly spec: ProviderSpec;
  readonly credentials: DemoCredentials;
  /** Conflict id → reading; the start reading where not named. */
  readonly readings: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly extension: SimulatorExtension | null;
};

export type Simulator = {
  readonly provider: string;
  respond(request: RawRequest): RawResponse;
};

/** A response before it is written: what a fault may change. */
export type Draft = {
  status: number;
  headers: [name: string, value: string][];
  /** Undefined when there is no body. */
  body: unknown;
  /** Replaces the written body. */
  bytes: Uint8Array | null;
  wire: WireFault | null;
  /** Which outcome this is: a token, or the cause of the refusal. */
  readonly outcome: string;
};

/** One rule of the simulator broken on purpose. Either a rule no longer enforced, or a change of the answer. */
export type Fault = {
  readonly name: string;
  readonly title: string;
  /** Kind and subject of the cases that have to notice: `wrong/clientSecret`, `accept/documented`, `decide/D01`. */
  readonly noticedBy?: readonly string[];
  /** Why neither the document nor a standard speaks of it: then only a baseline can notice. */
  readonly silent?: string;
  /** Rules of the simulator that are not enforced: `credential clientSecret`, `optional header:Accept`, `signature`, … */
  readonly lenient?: readonly string[];
  /** Rules that are enforced although nothing asks for them: `scheme-case`, `extra-members`, … */
  readonly strict?: readonly string[];
  /** Readings followed instead: conflict id → reading. */
  readonly readings?: Readonly<Record<string, string>>;
  readonly change?: (draft: Draft, world: FaultWorld) => void;
};

export type FaultWorld = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly spec: ProviderSpec;
  readonly credentials: DemoCredentials;
  /** The request that is being answered. */
  readonly request: RawRequest;
  /** How many tokens this simulator has issued, this one included. */
  readonly issued: number;
  /** Kept across requests: for faults that repeat an earlier answer. */
  readonly memory: Map<string, unknown>;
};

/** `contracts/<provider>/simulator.ts`: only what the spec cannot express. */
export type SimulatorExtension = {
  readonly claims?: (world: Omit<FaultWorld, 'request'>) => Record<string, unknown>;
};
