import { randomBytes } from 'node:crypto';
import type { RequestPlan } from '../model/request-plan.ts';
import type { Secret } from '../model/secret.ts';
import { prepare } from './prepare.ts';

/** A request for any HTTP client: undici, node:http, or fetch where the method may carry a body. */
export type BuiltRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
};

export type RequestOptions = {
  /** Origin and optional prefix, to which the documented path is appended. For a provider whose URL is the tenant's own: that URL. */
  readonly baseUrl: string;
  /** Unix milliseconds; now by default. */
  readonly now?: number;
};

/** Builds the documented request for integrators. Throws when a required credential is missing. */
export function buildRequest(
  plan: RequestPlan,
  credentials: Readonly<Record<string, string | undefined>>,
  options: RequestOptions,
): BuiltRequest {
  const secrets = new Map<string, Secret>();
  for (const [name, value] of Object.entries(credentials)) {
    if (value !== undefined) secrets.set(name, { name, reveal: () => value });
  }
  const { wire } = prepare(plan, {
    baseUrl: plan.path === '' ? options.baseUrl : options.baseUrl.replace(/\/+$/, ''),
    credentials: secrets,
    clock: { wall: () => options.now ?? Date.now(), monotonic: () => performance.now() },
    random: (length) => randomBytes(length),
    learn: () => undefined,
  });
  return {
    method: wire.method,
    url: wire.url,
    headers: Object.fromEntries(wire.headers),
    body: wire.body === null ? null : Buffer.from(wire.body).toString('utf8'),
  };
}
