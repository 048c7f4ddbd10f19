// Generated from specs/singleview-b2b.yaml (sha256 9227a3de4a03877b19fe31e028beb146eec621202fbd577e6dfb2ec2a75b8e08). Do not edit: npm run contracts -- generate
import { defineApi } from '../../../src/contract/api.ts';
import { buildRequest, type BuiltRequest, type RequestOptions } from '../../../src/contract/build-request.ts';
import type { RequestPlan } from '../../../src/model/request-plan.ts';

export const provider = 'singleview-b2b';
export const specSha256 = '9227a3de4a03877b19fe31e028beb146eec621202fbd577e6dfb2ec2a75b8e08';

/** What a client of this provider holds. */
export type Credentials = {
  /** Signs the request, as PEM. */
  readonly privateKey: string;
  /** Needed when the key is encrypted. */
  readonly privateKeyPassphrase?: string;
  /** Sent as header:clientid and body:/Message/OSVAuthRequest/client_id. */
  readonly clientId: string;
  /** Sent as header:clientsecret and body:/Message/OSVAuthRequest/client_secret. */
  readonly clientSecret: string;
  /** Sent as header:CompanyId. */
  readonly companyId: string;
  /** Sent as body:/Message/OSVAuthRequest/client_name. */
  readonly clientName: string;
};

/** What can be called. */
export type Operation = 'getOauthToken' | 'postOauthToken' | 'getAuthToken' | 'postAuthToken';

/** The inputs of a request. */
export type Location =
  | 'header:clientid'
  | 'header:clientsecret'
  | 'header:SVReferenceID'
  | 'header:Device'
  | 'header:DateTimeStamp'
  | 'header:CompanyId'
  | 'header:BaseCurrency'
  | 'body:/Message'
  | 'body:/Message/OSVAuthRequest'
  | 'body:/Message/OSVAuthRequest/client_id'
  | 'body:/Message/OSVAuthRequest/client_secret'
  | 'body:/Message/OSVAuthRequest/client_name'
  | 'body:/Signature'
  | 'header:Signature'
  | 'header:Content-Type';

/** Where the document contradicts itself. */
export type ConflictId = 'C01-C02' | 'C06' | 'C07' | 'C09' | 'C13' | 'C14' | 'C18' | 'C20' | 'C21';

/** Where the document says nothing. */
export type SilenceId = 'C03' | 'C05' | 'C10' | 'C11' | 'C12' | 'C17' | 'C22' | 'C23' | 'C25' | 'C26';

/** The documented requests, where the document contradicts itself by the likeliest reading. */
export const documented: Readonly<Record<Operation, RequestPlan>> = {
  getOauthToken: {
    operation: 'getOauthToken',
    method: 'GET',
    path: '/api/v1/oauth/token',
    query: [],
    headers: [
      { name: 'clientid', value: { ref: 'credential', name: 'clientId', how: null }, beforeColon: '' },
      { name: 'clientsecret', value: { ref: 'credential', name: 'clientSecret', how: null }, beforeColon: '' },
      { name: 'SVReferenceID', value: { ref: 'unique', minLength: 3, maxLength: 16 }, beforeColon: '' },
      { name: 'Device', value: 'Web', beforeColon: '' },
      { name: 'DateTimeStamp', value: { ref: 'now', format: 'local' }, beforeColon: '' },
      { name: 'CompanyId', value: { ref: 'credential', name: 'companyId', how: null }, beforeColon: '' },
      { name: 'BaseCurrency', value: 'SAR', beforeColon: '' },
      { name: 'Signature', value: { ref: 'signature' }, beforeColon: '' },
      { name: 'Content-Type', value: 'application/json', beforeColon: '' },
    ],
    body: {
      format: 'json',
      root: {
        members: [
          [
            'Message',
            {
              members: [
                [
                  'OSVAuthRequest',
                  {
                    members: [
                      ['client_id', { value: { ref: 'credential', name: 'clientId', how: null } }],
                      ['client_secret', { value: { ref: 'credential', name: 'clientSecret', how: null } }],
                      ['client_name', { value: { ref: 'credential', name: 'clientName', how: null } }],
                    ],
                  },
                ],
              ],
            },
          ],
          ['Signature', { value: { ref: 'signature' } }],
        ],
      },
      extra: null,
      write: 'compact',
      text: null,
    },
    signature: {
      algorithm: 'RSASSA-PKCS1-v1_5-SHA256',
      steps: [],
      key: 'privateKey',
      over: { pointer: '/Message' },
      bytes: 'as-sent',
      encoding: 'base64',
      place: ['header:Signature', 'body:/Signature'],
      tamper: null,
    },
    declared: [],
  },
  postOauthToken: {
    operation: 'postOauthToken',
    method: 'POST',
    path: '/api/v1/oauth/token',
    query: [],
    headers: [
      { name: 'clientid', value: { ref: 'credential', name: 'clientId', how: null }, beforeColon: '' },
      { name: 'clientsecret', value: { ref: 'credential', name: 'clientSecret', how: null }, beforeColon: '' },
      { name: 'SVReferenceID', value: { ref: 'unique', minLength: 3, maxLength: 16 }, beforeColon: '' },
      { name: 'Device', value: 'Web', beforeColon: '' },
      { name: 'DateTimeStamp', value: { ref: 'now', format: 'local' }, beforeColon: '' },
      { name: 'CompanyId', value: { ref: 'credential', name: 'companyId', how: null }, beforeColon: '' },
      { name: 'BaseCurrency', value: 'SAR', beforeColon: '' },
      { name: 'Signature', value: { ref: 'signature' }, beforeColon: '' },
      { name: 'Content-Type', value: 'application/json', beforeColon: '' },
    ],
    body: {
      format: 'json',
      root: {
        members: [
          [
            'Message',
            {
              members: [
                [
                  'OSVAuthRequest',
                  {
                    members: [
                      ['client_id', { value: { ref: 'credential', name: 'clientId', how: null } }],
                      ['client_secret', { value: { ref: 'credential', name: 'clientSecret', how: null } }],
                      ['client_name', { value: { ref: 'credential', name: 'clientName', how: null } }],
                    ],
                  },
                ],
              ],
            },
          ],
          ['Signature', { value: { ref: 'signature' } }],
        ],
      },
      extra: null,
      write: 'compact',
      text: null,
    },
    signature: {
      algorithm: 'RSASSA-PKCS1-v1_5-SHA256',
      steps: [],
      key: 'privateKey',
      over: { pointer: '/Message' },
      bytes: 'as-sent',
      encoding: 'base64',
      place: ['header:Signature', 'body:/Signature'],
      tamper: null,
    },
    declared: [],
  },
  getAuthToken: {
    operation: 'getAuthToken',
    method: 'GET',
    path: '/api/v1/auth/token',
    query: [],
    headers: [
      { name: 'clientid', value: { ref: 'credential', name: 'clientId', how: null }, beforeColon: '' },
      { name: 'clientsecret', value: { ref: 'credential', name: 'clientSecret', how: null }, beforeColon: '' },
      { name: 'SVReferenceID', value: { ref: 'unique', minLength: 3, maxLength: 16 }, beforeColon: '' },
      { name: 'Device', value: 'Web', beforeColon: '' },
      { name: 'DateTimeStamp', value: { ref: 'now', format: 'local' }, beforeColon: '' },
      { name: 'CompanyId', value: { ref: 'credential', name: 'companyId', how: null }, beforeColon: '' },
      { name: 'BaseCurrency', value: 'SAR', beforeColon: '' },
      { name: 'Signature', value: { ref: 'signature' }, beforeColon: '' },
      { name: 'Content-Type', value: 'application/json', beforeColon: '' },
    ],
    body: {
      format: 'json',
      root: {
        members: [
          [
            'Message',
            {
              members: [
                [
                  'OSVAuthRequest',
                  {
                    members: [
                      ['client_id', { value: { ref: 'credential', name: 'clientId', how: null } }],
                      ['client_secret', { value: { ref: 'credential', name: 'clientSecret', how: null } }],
                      ['client_name', { value: { ref: 'credential', name: 'clientName', how: null } }],
                    ],
                  },
                ],
              ],
            },
          ],
          ['Signature', { value: { ref: 'signature' } }],
        ],
      },
      extra: null,
      write: 'compact',
      text: null,
    },
    signature: {
      algorithm: 'RSASSA-PKCS1-v1_5-SHA256',
      steps: [],
      key: 'privateKey',
      over: { pointer: '/Message' },
      bytes: 'as-sent',
      encoding: 'base64',
      place: ['header:Signature', 'body:/Signature'],
      tamper: null,
    },
    declared: [],
  },
  postAuthToken: {
    operation: 'postAuthToken',
    method: 'POST',
    path: '/api/v1/auth/token',
    query: [],
    headers: [
      { name: 'clientid', value: { ref: 'credential', name: 'clientId', how: null }, beforeColon: '' },
      { name: 'clientsecret', value: { ref: 'credential', name: 'clientSecret', how: null }, beforeColon: '' },
      { name: 'SVReferenceID', value: { ref: 'unique', minLength: 3, maxLength: 16 }, beforeColon: '' },
      { name: 'Device', value: 'Web', beforeColon: '' },
      { name: 'DateTimeStamp', value: { ref: 'now', format: 'local' }, beforeColon: '' },
      { name: 'CompanyId', value: { ref: 'credential', name: 'companyId', how: null }, beforeColon: '' },
      { name: 'BaseCurrency', value: 'SAR', beforeColon: '' },
      { name: 'Signature', value: { ref: 'signature' }, beforeColon: '' },
      { name: 'Content-Type', value: 'application/json', beforeColon: '' },
    ],
    body: {
      format: 'json',
      root: {
        members: [
          [
            'Message',
            {
              members: [
                [
                  'OSVAuthRequest',
                  {
                    members: [
                      ['client_id', { value: { ref: 'credential', name: 'clientId', how: null } }],
                      ['client_secret', { value: { ref: 'credential', name: 'clientSecret', how: null } }],
                      ['client_name', { value: { ref: 'credential', name: 'clientName', how: null } }],
                    ],
                  },
                ],
              ],
            },
          ],
          ['Signature', { value: { ref: 'signature' } }],
        ],
      },
      extra: null,
      write: 'compact',
      text: null,
    },
    signature: {
      algorithm: 'RSASSA-PKCS1-v1_5-SHA256',
      steps: [],
      key: 'privateKey',
      over: { pointer: '/Message' },
      bytes: 'as-sent',
      encoding: 'base64',
      place: ['header:Signature', 'body:/Signature'],
      tamper: null,
    },
    declared: [],
  },
};

export const api = defineApi<Operation, Location>({ provider, specSha256, documented });

/**
 * GET /api/v1/oauth/token (specs/singleview-b2b.yaml:344).
 * Stated by S002:L5 “A token is asked for with a Get request”; S002:L10 “GET api/v1/oauth/token; headers ClientId, ClientSecret, Signature; credentials and addresses are validated”.
 */
export function getOauthToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.getOauthToken, credentials, options);
}

/**
 * POST /api/v1/oauth/token (specs/singleview-b2b.yaml:353).
 * Stated by S002:L10 “GET api/v1/oauth/token; headers ClientId, ClientSecret, Signature; credentials and addresses are validated”; S002:L11 “The request is posted to https://sandboxapi.onesingleview.com/api/v1/oauth/token”.
 */
export function postOauthToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.postOauthToken, credentials, options);
}

/**
 * GET /api/v1/auth/token (specs/singleview-b2b.yaml:371).
 * Stated by S002:L5 “A token is asked for with a Get request”; S002:L13 “The sample command posts to /api/v1/auth/token on the same host”.
 */
export function getAuthToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.getAuthToken, credentials, options);
}

/**
 * POST /api/v1/auth/token (specs/singleview-b2b.yaml:380).
 * Stated by S002:L13 “The sample command posts to /api/v1/auth/token on the same host”.
 */
export function postAuthToken(credentials: Credentials, options: RequestOptions): BuiltRequest {
  return buildRequest(documented.postAuthToken, credentials, options);
}
