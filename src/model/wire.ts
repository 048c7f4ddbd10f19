/** The bytes of a request. Holds secrets: only `target/` and `observe/` see it. */
export type WireRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
  /** Headers whose name is followed by white space before the colon; then only a raw socket can send it. */
  readonly beforeColon: ReadonlyMap<number, ' ' | '\t'>;
};

/** The bytes of a response as they came, before decoding. Holds secrets: only `observe/` reads it. */
export type WireResponse = {
  readonly httpVersion: string;
  readonly status: number;
  readonly reason: string;
  /** In order, names as received, repeated names repeated. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** `unknown` when the body ended with the connection (RFC 9112 §6.3). */
  readonly complete: 'yes' | 'unknown';
};

export const phases = [
  'config',
  'dns',
  'connect',
  'tls',
  'send',
  'headers',
  'body',
  'decode',
  'parse',
  'validate',
  'report',
] as const;
export type Phase = (typeof phases)[number];
export type Attribution = 'target' | 'network' | 'client-limit' | 'config' | 'tool';

/** Why there is no judgeable answer. `message` is ours and holds no text of the target that was not redacted. */
export type Failure = {
  readonly code: string;
  readonly phase: Phase;
  readonly attribution: Attribution;
  readonly message: string;
};

export type Timings = { readonly startedAt: number; readonly headersMs: number | null; readonly totalMs: number };

export type Outcome =
  | { readonly response: WireResponse; readonly failure?: never }
  | { readonly failure: Failure; readonly response?: never };

/** One attempt: what went out and what came of it. */
export type Attempt = { readonly outcome: Outcome; readonly timings: Timings };
