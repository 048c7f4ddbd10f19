// Generated from test/sixth-provider/specs/oidc.yaml (sha256 d5b41275c640207f2aa4f8f55f7731aac57cfa7b0963e85c7eefd1b2833fe04f). Do not edit: npm run contracts -- generate
import { defineApi } from '../../../../../src/contract/api.ts';
import { buildRequest, type BuiltRequest, type RequestOptions } from '../../../../../src/contract/build-request.ts';
import type { RequestPlan } from '../../../../../src/model/request-plan.ts';

export const provider = 'oidc';
export const specSha256 = 'd5b41275c640207f2aa4f8f55f7731aac57cfa7b0963e85c7eefd1b2833fe04f';

/** What a client of this provider holds. */
export type Credentials = {
  /** Sent as basic:clientId. */
  readonly clientId: string;
  /** Sent as basic:clientSecret. */
  readonly clientSecret: string;
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
export type ConflictId = never;

/** Where the document says nothing. */
export type SilenceId = never;

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
      root: { members: [['grant_type', { json: 'client_credentials' }]] },
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
 * POST /token (test/sixth-provider/specs/oidc.yaml:8).
 */
export function requestToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.requestToken, credentials, options);
}
