// Generated from specs/singleview-openbanking.yaml (sha256 983552414eba489a8c393393938352b2eb8d1155d12ce9a9753f7d59edb0f803). Do not edit: npm run contracts -- generate
import { defineApi } from '../../../src/contract/api.ts';
import { buildRequest, type BuiltRequest, type RequestOptions } from '../../../src/contract/build-request.ts';
import type { RequestPlan } from '../../../src/model/request-plan.ts';

export const provider = 'singleview-openbanking';
export const specSha256 = '983552414eba489a8c393393938352b2eb8d1155d12ce9a9753f7d59edb0f803';

/** What a client of this provider holds. */
export type Credentials = {
  /** Signs the request. */
  readonly signatureKey: string;
  /** Sent as body:/clientId. */
  readonly clientId: string;
  /** Sent as body:/clientCode. */
  readonly clientCode: string;
  /** Sent as body:/merchantId. */
  readonly merchantId: string;
};

/** What can be called. */
export type Operation = 'requestToken';

/** The inputs of a request. */
export type Location =
  | 'body:/clientId'
  | 'body:/clientCode'
  | 'body:/merchantId'
  | 'body:/grantType'
  | 'header:signature'
  | 'body:/Signature'
  | 'header:Content-Type';

/** Where the document contradicts itself. */
export type ConflictId = 'B01' | 'B02' | 'B03' | 'B06' | 'B07' | 'B09' | 'B22';

/** Where the document says nothing. */
export type SilenceId = 'B04' | 'B05' | 'B08' | 'B10' | 'B12' | 'B13' | 'B15' | 'B16' | 'B17' | 'B18' | 'B20' | 'B21';

/** The documented requests, where the document contradicts itself by the likeliest reading. */
export const documented: Readonly<Record<Operation, RequestPlan>> = {
  requestToken: {
    operation: 'requestToken',
    method: 'POST',
    path: '/v1/api/observice/token',
    query: [],
    headers: [
      { name: 'signature', value: { ref: 'signature' }, beforeColon: '' },
      { name: 'Content-Type', value: 'application/json', beforeColon: '' },
    ],
    body: {
      format: 'json',
      root: {
        members: [
          ['clientId', { value: { ref: 'credential', name: 'clientId', how: null } }],
          ['clientCode', { value: { ref: 'credential', name: 'clientCode', how: null } }],
          ['merchantId', { value: { ref: 'credential', name: 'merchantId', how: null } }],
          ['grantType', { json: 'client_credentials' }],
        ],
      },
      extra: null,
      write: 'compact',
      text: null,
    },
    signature: {
      algorithm: 'steps',
      steps: ['base64', 'append-key', 'sha256'],
      key: 'signatureKey',
      over: { pointer: '' },
      bytes: 'compact',
      encoding: 'hex',
      place: ['header:signature'],
      tamper: null,
    },
    declared: [],
  },
};

export const api = defineApi<Operation, Location>({ provider, specSha256, documented });

/**
 * POST /v1/api/observice/token (specs/singleview-openbanking.yaml:93).
 * Stated by S001:L16 “POST /v1/api/observice/token; first required input Client ID”.
 */
export function requestToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.requestToken, credentials, options);
}
