// Generated from test/sixth-provider/vocabulary/specs/oidc.yaml (sha256 fd74a326c6ef14f150d415a692cf4bce9faadf3f3d14189ea1814b1e59c56960). Do not edit: npm run contracts -- generate
import { defineApi } from '../../../../../../src/contract/api.ts';
import { buildRequest, type BuiltRequest, type RequestOptions } from '../../../../../../src/contract/build-request.ts';
import type { RequestPlan } from '../../../../../../src/model/request-plan.ts';

export const provider = 'oidc';
export const specSha256 = 'fd74a326c6ef14f150d415a692cf4bce9faadf3f3d14189ea1814b1e59c56960';

/** What a client of this provider holds. */
export type Credentials = {
  /** Sent as basic:clientId. */
  readonly clientId: string;
  /** Sent as basic:clientSecret. */
  readonly clientSecret: string;
  /** Sent as body:/scope. */
  readonly scope?: string;
};

/** What can be called. */
export type Operation = 'requestToken';

/** The inputs of a request. */
export type Location =
  | 'basic:clientId'
  | 'basic:clientSecret'
  | 'body:/grant_type'
  | 'body:/scope'
  | 'header:Authorization'
  | 'header:Content-Type';

/** Where the document contradicts itself. */
export type ConflictId = 'G01';

/** Where the document says nothing. */
export type SilenceId = 'G02' | 'G03';

/** The documented requests, where the document contradicts itself by the likeliest reading. */
export const documented: Readonly<Record<Operation, RequestPlan>> = {
  requestToken: {
    operation: 'requestToken',
    method: 'POST',
    path: '/token',
    query: [],
    headers: [
      {
        name: 'Authorization',
        value: {
          ref: 'basic',
          scheme: 'Basic',
          id: { ref: 'credential', name: 'clientId', how: null },
          separator: ':',
          secret: { ref: 'credential', name: 'clientSecret', how: null },
        },
        beforeColon: '',
      },
      { name: 'Content-Type', value: 'application/x-www-form-urlencoded', beforeColon: '' },
    ],
    body: {
      format: 'form',
      root: {
        members: [
          ['grant_type', { json: 'client_credentials' }],
          ['scope', { value: { ref: 'credential', name: 'scope', how: null, optional: true } }],
        ],
      },
      extra: null,
      write: 'compact',
      text: null,
    },
    signature: null,
    declared: [],
  },
};

export const api = defineApi<Operation, Location>({ provider, specSha256, documented });

/**
 * POST /token (test/sixth-provider/vocabulary/specs/oidc.yaml:21).
 * Stated by S900:L1 “Access tokens are issued by POST /token”.
 */
export function requestToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.requestToken, credentials, options);
}
