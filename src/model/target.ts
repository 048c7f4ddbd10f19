import type { Attempt, WireRequest } from './wire.ts';

export type TargetKind = 'simulator' | 'http' | 'recording';

/** Bounds on one exchange and on the run. Times in milliseconds, sizes in bytes. */
export type Limits = {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly bodyIdleMs: number;
  readonly attemptMs: number;
  readonly caseMs: number;
  readonly wireBytes: number;
  readonly decodedBytes: number;
  readonly headerBytes: number;
  readonly headerFields: number;
  readonly informational: number;
  readonly retryAfterMs: number;
};

export const defaultLimits: Limits = {
  connectMs: 5_000,
  headersMs: 10_000,
  bodyIdleMs: 5_000,
  attemptMs: 20_000,
  caseMs: 60_000,
  wireBytes: 1 << 20,
  decodedBytes: 2 << 20,
  headerBytes: 16_384,
  headerFields: 200,
  informational: 5,
  retryAfterMs: 30_000,
};

export type Tls = {
  /** Extra certificate authorities, PEM. */
  readonly ca: readonly string[];
  readonly clientCertificate: string | null;
  readonly clientKey: { readonly reveal: () => string } | null;
};

/** Where requests go in this run. One attempt each: retries belong to `run/`. Never rejects: a fault is an outcome. */
export interface Target {
  readonly name: string;
  readonly kind: TargetKind;
  send(request: WireRequest, signal: AbortSignal): Promise<Attempt>;
  close(): Promise<void>;
}
