// Generated from specs/knnx-dlat.yaml (sha256 826d96d2b12746d43756ecc1105139e60607aa38c7de93b4e28fc1e5961513bc). Do not edit: npm run contracts -- generate
import { defineApi } from '../../../src/contract/api.ts';
import { buildRequest, type BuiltRequest, type RequestOptions } from '../../../src/contract/build-request.ts';
import type { RequestPlan } from '../../../src/model/request-plan.ts';

export const provider = 'knnx-dlat';
export const specSha256 = '826d96d2b12746d43756ecc1105139e60607aa38c7de93b4e28fc1e5961513bc';

/** What a client of this provider holds. */
export type Credentials = {
  /** Sent as body:/client_id. */
  readonly clientId: string;
  /** Sent as body:/client_secret. */
  readonly clientSecret: string;
  /** Sent as body:/scope. */
  readonly scope?: string;
  /** A JSON object whose members are added to the body. */
  readonly extra?: string;
};

/** What can be called. */
export type Operation = 'requestToken';

/** The inputs of a request. */
export type Location = 'body:/client_id' | 'body:/client_secret' | 'body:/scope' | 'header:Content-Type';

/** Where the document contradicts itself. */
export type ConflictId = 'E03' | 'E12';

/** Where the document says nothing. */
export type SilenceId = 'E02' | 'E04' | 'E06' | 'E07' | 'E08' | 'E09' | 'E10' | 'E11' | 'E15' | 'E17' | 'E13' | 'E14';

/** The documented requests, where the document contradicts itself by the likeliest reading. */
export const documented: Readonly<Record<Operation, RequestPlan>> = {
  requestToken: {
    operation: 'requestToken',
    method: 'POST',
    path: '',
    query: [],
    headers: [{ name: 'Content-Type', value: 'application/json', beforeColon: '' }],
    body: {
      format: 'json',
      root: {
        members: [
          ['client_id', { value: { ref: 'credential', name: 'clientId', how: null } }],
          ['client_secret', { value: { ref: 'credential', name: 'clientSecret', how: null } }],
          ['scope', { value: { ref: 'credential', name: 'scope', how: null, optional: true } }],
        ],
      },
      extra: 'extra',
      write: 'compact',
      text: null,
    },
    signature: null,
    declared: [],
  },
};

export const api = defineApi<Operation, Location>({ provider, specSha256, documented });

/**
 * POST the configured URL (specs/knnx-dlat.yaml:54).
 * Stated by S004:L17 “A token is asked for with the generated client id and client secret”; S004:L22 “The portal shows a POST URL that was generated for the tenant”.
 */
export function requestToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.requestToken, credentials, options);
}
