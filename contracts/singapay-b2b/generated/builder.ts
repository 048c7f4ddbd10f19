// Generated from specs/singapay-b2b.yaml (sha256 4ef9c5fef4448ffaa595f459984713d65a8f399c8d27385ec689d01456f2d137). Do not edit: npm run contracts -- generate
import { defineApi } from '../../../src/contract/api.ts';
import { buildRequest, type BuiltRequest, type RequestOptions } from '../../../src/contract/build-request.ts';
import type { RequestPlan } from '../../../src/model/request-plan.ts';

export const provider = 'singapay-b2b';
export const specSha256 = '4ef9c5fef4448ffaa595f459984713d65a8f399c8d27385ec689d01456f2d137';

/** What a client of this provider holds. */
export type Credentials = {
  /** Sent as basic:clientId. */
  readonly clientId: string;
  /** Sent as basic:clientSecret. */
  readonly clientSecret: string;
  /** Sent as header:X-PARTNER-ID. */
  readonly partnerId: string;
};

/** What can be called. */
export type Operation = 'requestToken';

/** The inputs of a request. */
export type Location =
  | 'basic:clientId'
  | 'basic:clientSecret'
  | 'header:Accept'
  | 'header:X-PARTNER-ID'
  | 'body:/grantType'
  | 'header:Authorization'
  | 'header:Content-Type';

/** Where the document contradicts itself. */
export type ConflictId = 'D01' | 'D02' | 'D03' | 'D04' | 'D05' | 'D06' | 'D10' | 'D11' | 'D22';

/** Where the document says nothing. */
export type SilenceId = 'D14' | 'D15' | 'D16' | 'D17' | 'D18' | 'D19' | 'D23' | 'D24' | 'D25' | 'D26';

/** The documented requests, where the document contradicts itself by the likeliest reading. */
export const documented: Readonly<Record<Operation, RequestPlan>> = {
  requestToken: {
    operation: 'requestToken',
    method: 'POST',
    path: '/api/v1.0/access-token/b2b',
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
      { name: 'Accept', value: 'application/json', beforeColon: '' },
      { name: 'X-PARTNER-ID', value: { ref: 'credential', name: 'partnerId', how: null }, beforeColon: '' },
      { name: 'Content-Type', value: 'application/json', beforeColon: '' },
    ],
    body: {
      format: 'json',
      root: { members: [['grantType', { json: 'client_credentials' }]] },
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
 * POST /api/v1.0/access-token/b2b (specs/singapay-b2b.yaml:59).
 * Stated by S003:L9 “POST to /api/v1.0/access-token/b2b, format json, Basic authentication”.
 */
export function requestToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.requestToken, credentials, options);
}
