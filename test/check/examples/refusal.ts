import type { Cause } from '../../../src/model/cause.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Input, ProviderSpec } from '../../../src/model/provider-spec.ts';
import { aDocument, aSpec, withNode } from '../a-spec.ts';
import { aBody, aSubject, issued, issuedBody, refused } from '../support.ts';
import { openConflict } from './contract.ts';
import { exchange, type Example, type Examples } from './example.ts';

const position = { file: 'specs/a-provider.yaml', line: 1, col: 1 };
const input = (location: Input['location'], changes: Partial<Input> = {}): Input => ({
  pointer: '/paths/~1token/post',
  position,
  location,
  type: 'string',
  required: 'stated',
  fill: { by: 'value', value: 'client_credentials' },
  fixed: null,
  minLength: null,
  maxLength: null,
  evidence: [],
  assumed: null,
  ...changes,
});

/** The grant and a header are mandatory; a conflict asks whether the header X-MODE is. */
const spec: ProviderSpec = {
  ...aSpec({
    conflicts: [
      { ...openConflict, decide: 'outcomes', requests: { absent: [{ omit: 'header:X-MODE' }] }, readings: [] },
    ],
  }),
};
const [operation] = spec.operations;
export const inputSpec: ProviderSpec = {
  ...spec,
  operations: operation
    ? [
        {
          ...operation,
          inputs: [
            input('body:/grant_type', { fixed: 'client_credentials' }),
            input('header:X-KEY'),
            input('header:X-MODE'),
          ],
        },
      ]
    : [],
};

const healthy: Evidence['request'] = {
  method: 'POST',
  url: 'https://provider.invalid/token',
  headers: [
    ['X-KEY', 'k'],
    ['X-MODE', 'm'],
    ['Content-Type', 'application/json'],
  ],
  body: '{"grant_type":"client_credentials"}',
};
const saying = (media: string): Evidence['request']['headers'] => [
  ...healthy.headers.slice(0, 2),
  ['Content-Type', media],
];
const tried = (cause: Cause | null, response: typeof refused, request: Partial<Evidence['request']>, on = inputSpec) =>
  exchange(
    aSubject(response(), {
      spec: on,
      expect: { kind: 'record', silence: null, cause },
      evidence: { request: { ...healthy, ...request } },
    }),
  );
const refusedUnless = (
  cause: Cause,
  says: RegExp,
  request: Partial<Evidence['request']> = {},
  requirement: Example['requirement'] = 'RFC 6749 §5.2 should',
): Example => ({
  fires: tried(cause, issued, request),
  requirement,
  says,
  quiet: tried(cause, refused, request),
  unasked: tried(null, issued, request),
});
const although = (what: string) => new RegExp(`^A token was issued \\(status 200\\) although ${what}`);

const scoped = () => issued({ body: aBody({ ...issuedBody, scope: 'narrow' }) });
const signed = aSpec(
  {
    signature: {
      pointer: '/x-signature',
      position,
      algorithm: 'steps',
      steps: [],
      key: 'signatureKey',
      over: { pointer: '' },
      bytes: 'as-sent',
      encoding: 'hex',
      place: [],
      conflicts: {},
      evidence: ['S900:L50'],
      assumed: null,
    },
  },
  withNode(aDocument, '/x-signature', { 'x-evidence': ['S900:L50'] }),
);

export const refusalExamples: Examples = {
  'rfc6749.no-credentials': refusedUnless('missing-credential', although('a credential was missing')),
  'rfc6749.wrong-secret': refusedUnless('wrong-secret', although('the secret was wrong')),
  'rfc6749.unknown-client': refusedUnless('unknown-client', although('the client id was made up')),
  'rfc6749.wrong-credential': refusedUnless('wrong-credential', although('an identifying credential')),
  'rfc6749.malformed-credential': refusedUnless('malformed-credential', although('the credentials could not')),
  'rfc6749.missing-parameter': {
    ...refusedUnless('missing-input', although('a required parameter was missing'), { body: '{}' }),
    unasked: tried('missing-input', issued, { headers: [['X-KEY', 'k']] }),
  },
  'rfc6749.invalid-parameter': refusedUnless('invalid-input', although('a parameter had another type'), {
    body: '{"grant_type":7}',
  }),
  'rfc6749.unsupported-grant': refusedUnless('wrong-value', although('a parameter had another value'), {
    body: '{"grant_type":"password"}',
  }),
  'rfc6749.invalid-scope': {
    ...refusedUnless('wrong-scope', although('the scope was not granted'), {}, 'RFC 6749 §3.3 should'),
    unasked: tried('wrong-scope', scoped, {}),
  },
  'rfc6749.malformed-body': {
    ...refusedUnless('malformed-body', although('the body of the request was no JSON object'), { body: '{"a":1,}' }),
    unasked: tried('malformed-body', issued, { body: '\uFEFF{}' }),
  },
  'rfc6749.post-only': {
    ...refusedUnless(
      'unsupported-method',
      although('the request was no POST'),
      { method: 'PUT' },
      'RFC 6749 §3.2 should',
    ),
    unasked: tried('unsupported-method', issued, { method: 'POST' }),
  },
  'rfc9110.media-type': {
    ...refusedUnless(
      'unsupported-media-type',
      although('the request said that its body is something else'),
      { headers: saying('text/plain') },
      'RFC 9110 §8.3 note',
    ),
    unasked: tried('unsupported-media-type', issued, {
      headers: saying('application/x-www-form-urlencoded'),
    }),
  },
  'document.required-header': {
    ...refusedUnless(
      'missing-input',
      although('a header was missing that the document calls mandatory'),
      { headers: [['X-MODE', 'm']] },
      'S900:L1 should',
    ),
    unasked: tried('missing-input', issued, { headers: [['X-KEY', 'k']] }),
  },
  'signature.enforced': {
    fires: tried('wrong-signature', issued, {}, signed),
    requirement: 'S900:L50 should',
    says: although('the required signature was missing or did not verify'),
    quiet: tried('missing-signature', refused, {}, signed),
    unasked: tried(null, issued, {}, signed),
  },
};
