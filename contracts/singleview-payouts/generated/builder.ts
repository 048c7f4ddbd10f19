// Generated from specs/singleview-payouts.yaml (sha256 50c31159e3725985d7db93604216f8fe9ec6010e3fad870c8bd6895a75d958f0). Do not edit: npm run contracts -- generate
import { defineApi } from '../../../src/contract/api.ts';
import { buildRequest, type BuiltRequest, type RequestOptions } from '../../../src/contract/build-request.ts';
import type { RequestPlan } from '../../../src/model/request-plan.ts';

export const provider = 'singleview-payouts';
export const specSha256 = '50c31159e3725985d7db93604216f8fe9ec6010e3fad870c8bd6895a75d958f0';

/** What a client of this provider holds. */
export type Credentials = {
  /** Sent as header:CompanyId. */
  readonly companyId: string;
  /** Sent as body:/clientId. */
  readonly clientId: string;
  /** Sent as body:/clientCode. */
  readonly clientCode: string;
};

/** What can be called. */
export type Operation = 'requestToken';

/** The inputs of a request. */
export type Location =
  | 'header:CompanyId'
  | 'header:SVReferenceID'
  | 'header:DateTimeStamp'
  | 'header:Device'
  | 'body:/clientId'
  | 'body:/clientCode'
  | 'body:/grant_type'
  | 'header:Content-Type';

/** Where the document contradicts itself. */
export type ConflictId = 'A06' | 'A14' | 'A15' | 'A17' | 'A09' | 'A04';

/** Where the document says nothing. */
export type SilenceId = 'A02' | 'A03' | 'A08' | 'A13' | 'A19' | 'A21' | 'A22' | 'A27' | 'A28' | 'A10' | 'A12' | 'A11';

/** The documented requests, where the document contradicts itself by the likeliest reading. */
export const documented: Readonly<Record<Operation, RequestPlan>> = {
  requestToken: {
    operation: 'requestToken',
    method: 'POST',
    path: '/v1/api/svplatform/tokenOauth2',
    query: [],
    headers: [
      { name: 'CompanyId', value: { ref: 'credential', name: 'companyId', how: null }, beforeColon: '' },
      { name: 'SVReferenceID', value: { ref: 'unique', minLength: 3, maxLength: 16 }, beforeColon: '' },
      { name: 'DateTimeStamp', value: { ref: 'now', format: 'local' }, beforeColon: '' },
      { name: 'Device', value: 'Web', beforeColon: '' },
      { name: 'Content-Type', value: 'application/json', beforeColon: '' },
    ],
    body: {
      format: 'json',
      root: {
        members: [
          ['clientId', { value: { ref: 'credential', name: 'clientId', how: null } }],
          ['clientCode', { value: { ref: 'credential', name: 'clientCode', how: null } }],
          ['grant_type', { json: 'client_credentials' }],
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
 * POST /v1/api/svplatform/tokenOauth2 (specs/singleview-payouts.yaml:77).
 * Stated by S000:L8 “The token is requested with POST”; S000:L13 “POST /v1/api/svplatform/tokenOauth2; first requirement CompanyId”.
 */
export function requestToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.requestToken, credentials, options);
}
