import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import type { RawRequest } from '../../src/model/simulator.ts';
import {
  branch,
  bytesOf,
  conflict,
  credential,
  input,
  operation,
  providerSpec,
  reading,
  responses,
  value,
} from './hand-made.ts';

const envelope = (success: boolean, more: object) => ({
  type: 'object',
  required: ['status', 'success', ...Object.keys(more)],
  properties: { status: { type: 'integer', example: success ? 200 : 400 }, success: { const: success }, ...more },
});
const error = {
  error: {
    type: 'object',
    required: ['code', 'message'],
    properties: { code: { type: 'integer', example: 400 }, message: { type: 'string' } },
  },
};

/** Basic and a partner id, an envelope around token and error: the form of one of the five providers. */
export const envelopeSpec: ProviderSpec = providerSpec('envelope', {
  document: {
    components: {
      schemas: {
        TokenRequest: {
          type: 'object',
          required: ['grantType'],
          properties: { grantType: { const: 'client_credentials' } },
        },
        Issued: envelope(true, {
          data: {
            type: 'object',
            required: ['access_token', 'token_type', 'expires_in'],
            properties: {
              access_token: { type: 'string', example: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9{...}' },
              token_type: { type: 'string', example: 'Bearer' },
              expires_in: { oneOf: [{ type: 'integer' }, { type: 'string', pattern: '^[0-9]+$' }], example: '3600' },
            },
          },
        }),
        Unauthorized: {
          ...envelope(false, error),
          example: { status: 401, success: false, error: { code: 401, message: 'Invalid credentials' } },
        },
        Other: envelope(false, error),
        Number: { type: 'integer' },
        Digits: { type: 'string', pattern: '^[0-9]+$' },
      },
    },
  },
  credentials: (['partnerId', 'clientId', 'clientSecret'] as const).map((name) => ({
    pointer: '',
    position: { file: '', line: 1, col: 1 },
    name,
    optional: false,
    kind: 'text',
  })),
  operations: [
    operation('requestToken', 'POST', '/api/v1.0/access-token/b2b', {
      inputs: [
        input('header:X-PARTNER-ID', credential('partnerId')),
        input('header:Accept', value('application/json'), { fixed: 'application/json' }),
        input('basic:clientId', credential('clientId')),
        input('basic:clientSecret', credential('clientSecret')),
        input('body:/grantType', value('client_credentials'), { fixed: 'client_credentials' }),
      ],
      responses: [
        responses('200', [
          branch({
            shape: 'token',
            schema: '/components/schemas/Issued',
            token: { token: '/data/access_token', type: '/data/token_type', lifetime: '/data/expires_in' },
          }),
        ]),
        responses('401', [
          branch({
            shape: 'refusal',
            schema: '/components/schemas/Unauthorized',
            stated: ['wrong-secret'],
            assumed: ['unknown-client'],
          }),
        ]),
        responses('default', [
          branch({
            shape: 'refusal',
            schema: '/components/schemas/Other',
            assumed: [
              'wrong-credential',
              'missing-credential',
              'malformed-credential',
              'missing-input',
              'invalid-input',
              'wrong-value',
              'malformed-body',
              'unsupported-media-type',
              'unsupported-method',
              'malformed-header',
            ],
            simulate: {
              status: {
                'missing-credential': 401,
                'malformed-credential': 401,
                'wrong-credential': 403,
                'wrong-value': 422,
                'unsupported-media-type': 415,
                'unsupported-method': 405,
                '*': 400,
              },
            },
          }),
        ]),
      ],
    }),
  ],
  conflicts: [
    conflict(
      'D01',
      'response',
      [
        reading('string', { schema: '/components/schemas/Digits' }),
        reading('number', { schema: '/components/schemas/Number' }),
      ],
      {
        member: '/data/expires_in',
      },
    ),
    conflict('D02', 'response', [
      reading('documented', { observe: 'expires_in == 3600' }),
      reading('sixty-fold', { observe: 'expires_in == 216000' }),
    ]),
    conflict(
      'D03',
      'outcomes',
      [
        reading('camel', { outcomes: { documented: 'accepted', snake: 'refused', both: 'accepted', none: 'refused' } }),
        reading('snake', {
          outcomes: { documented: 'refused', snake: 'accepted', both: 'accepted', none: 'refused' },
          request: [{ rename: 'body:/grantType', to: 'body:/grant_type' }],
        }),
        reading('ignored', {
          outcomes: { documented: 'accepted', snake: 'accepted', both: 'accepted', none: 'accepted' },
        }),
      ],
      {
        requests: {
          snake: [{ rename: 'body:/grantType', to: 'body:/grant_type' }],
          both: [{ set: 'body:/grant_type', to: 'client_credentials' }],
          none: [{ omit: 'body:/grantType' }],
        },
      },
    ),
    conflict(
      'D04',
      'outcomes',
      [
        reading('json', { outcomes: { documented: 'accepted', form: 'refused' } }),
        reading('form', { outcomes: { documented: 'refused', form: 'accepted' }, request: [{ format: 'form' }] }),
        reading('either', { outcomes: { documented: 'accepted', form: 'accepted' } }),
      ],
      { requests: { form: [{ format: 'form' }] } },
    ),
    conflict(
      'D05',
      'outcomes',
      [
        reading('enforced', { outcomes: { documented: 'accepted', absent: 'refused' } }),
        reading('lenient', { outcomes: { documented: 'accepted', absent: 'accepted' } }),
      ],
      { requests: { absent: [{ omit: 'header:Accept' }] } },
    ),
    conflict(
      'D06',
      'outcomes',
      [
        reading('plain', { outcomes: { documented: 'accepted', typographic: 'refused' } }),
        reading('literal', {
          outcomes: { documented: 'refused', typographic: 'accepted' },
          request: [{ basicSeparator: '”:”' }],
        }),
      ],
      { requests: { typographic: [{ basicSeparator: '”:”' }] } },
    ),
    conflict('D10', 'response', [
      reading('varies', { observe: 'length != 344' }),
      reading('fixed', { observe: 'length == 344' }),
    ]),
    conflict('D11', 'response', [
      reading('equal', { observe: 'body:/status == status' }),
      reading('independent', { observe: 'body:/status != status' }),
    ]),
    conflict('D22', 'response', [
      reading('token-lifetime', { observe: 'expires_in == exp - iat' }),
      reading('session', { observe: 'expires_in != exp - iat' }),
    ]),
  ],
});

export const envelopeCredentials = {
  partnerId: '6f1f2b9e-3a61-4a0e-9d55-0c1f2c2f7a10',
  clientId: 'demo-client-0001',
  clientSecret: 'demo:secret-0123456789abcdef',
};

export const basic = (id: string, secret: string, separator = ':'): [string, string] => [
  'Authorization',
  `Basic ${Buffer.from(`${id}${separator}${secret}`).toString('base64')}`,
];

export const envelopeRequest: RawRequest = {
  method: 'POST',
  path: '/api/v1.0/access-token/b2b',
  headers: [
    ['Host', '127.0.0.1'],
    ['X-PARTNER-ID', envelopeCredentials.partnerId],
    ['Accept', 'application/json'],
    basic(envelopeCredentials.clientId, envelopeCredentials.clientSecret),
    ['Content-Type', 'application/json'],
  ],
  body: bytesOf({ grantType: 'client_credentials' }),
};

/** The request with one header replaced, added (`null` before) or taken away (`null` after). */
export const withHeader = (name: string, it: string | null): RawRequest => ({
  ...envelopeRequest,
  headers: [
    ...envelopeRequest.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase()),
    ...(it === null ? [] : [[name, it] as const]),
  ],
});
