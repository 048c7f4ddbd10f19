import type { Expectation } from '../../../src/model/contract-case.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Json } from '../../../src/model/json.ts';
import { aDocument, aSpec, withNode } from '../a-spec.ts';
import {
  aBody,
  aCase,
  anEvidence,
  aProvider,
  aResponse,
  aSubject,
  aToken,
  issued,
  issuedBody,
  now,
  refused,
  refusedBody,
} from '../support.ts';
import { exchange, oneCase, provider, type Examples } from './example.ts';

const headers = (...list: [string, string][]) => exchange(aSubject(issued({ headers: list })));
const saying = (data: Record<string, Json>) =>
  exchange(aSubject(issued({ body: aBody({ success: true, data: { ...issuedBody.data, ...data } }) })));
const request = (body: string, url = 'https://provider.invalid/token'): Evidence['request'] => ({
  method: 'POST',
  url,
  headers: [],
  body,
});
const basic: Evidence['request'] = { ...request('{}'), headers: [['authorization', 'Basic «basic»']] };
const record = (cause: 'wrong-secret' | 'unknown-client' | null): Expectation => ({
  kind: 'record',
  silence: null,
  cause,
});

/** Nothing is documented but one `default` answer with a token, without a status or a body of refusals. */
export const silentSpec = aSpec(
  {},
  withNode(aDocument, '/paths/~1token/post/responses', {
    default: {
      'x-evidence': ['S900:L2'],
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Issued' } } },
    },
  }),
);
const silent = (response = issued(), expect: Expectation = { kind: 'accept' }, evidence: Partial<Evidence> = {}) =>
  exchange(aSubject(response, { spec: silentSpec, expect, evidence }));
const oauthError = (error: Json, description: Json = 'no') =>
  silent(aResponse({ error, error_description: description }, { status: 400 }), record('wrong-secret'));
/** The status of a success is stated, and no body. */
const bodilessSpec = aSpec(
  {},
  withNode(aDocument, '/paths/~1token/post/responses', {
    '200': { 'x-evidence': ['S900:L2'], 'x-shape': 'token' },
  }),
);
const bodiless = (response = issued()) => exchange(aSubject(response, { spec: bodilessSpec }));
const stringLifetime = aSpec(
  {},
  withNode(aDocument, '/components/schemas/Issued/properties/data/properties/expires_in', { type: 'string' }),
);
const extra = anEvidence(refused(), { request: request('{"grant_type":"client_credentials","zz":1}') });
const control = anEvidence(issued(), { request: request('{"grant_type":"client_credentials"}') });
const answered = (cause: 'wrong-secret' | 'unknown-client', response = refused()) => ({
  expect: record(cause),
  cause,
  evidence: anEvidence(response),
});
const plain = { raw: 'text/plain', media: 'text/plain', charset: null };
const jwt = (lifetime: number) => aToken({ times: { iat: now / 1000, exp: now / 1000 + lifetime, nbf: null } });

export const oauthExamples: Examples = {
  'rfc6749.cache-control': {
    fires: headers(['Cache-Control', 'private, no-storey'], ['Pragma', 'no-cache']),
    requirement: 'RFC 6749 §5.1 should',
    says: /Cache-Control is "private, no-storey" on an answer with a token/,
    quiet: headers(['cache-control', 'private, NO-STORE']),
    unasked: exchange(aSubject(refused({ headers: [] }))),
  },
  'rfc6749.pragma': {
    fires: headers(['Cache-Control', 'no-store']),
    requirement: 'RFC 6749 §5.1 should',
    says: /Pragma is missing on an answer with a token/,
    quiet: exchange(aSubject()),
    unasked: exchange(aSubject(refused({ headers: [] }))),
  },
  'rfc6749.expires-in': {
    fires: saying({ expires_in: -1 }),
    requirement: 'RFC 6749 §A.14 should',
    says: /\/data\/expires_in is integer -1 instead of a positive whole number of seconds/,
    quiet: exchange(aSubject()),
    unasked: exchange(aSubject(issued(), { spec: stringLifetime })),
  },
  'rfc6749.access-token': {
    fires: bodiless(aResponse({ access_token: 7 })),
    requirement: 'RFC 6749 §5.1 note',
    says: /accepted \(status 200\), but the answer has no text under the name access_token/,
    quiet: bodiless(),
    unasked: exchange(aSubject()),
  },
  'rfc6749.success-status': {
    fires: silent(issued({ status: 202 })),
    requirement: 'RFC 6749 §5.1 should',
    says: /A token was issued with status 202 instead of 200/,
    quiet: silent(),
    unasked: exchange(aSubject(issued({ status: 202 }))),
  },
  'rfc6749.error-status': {
    fires: silent(aResponse({ oops: 1 }, { status: 200 }), record('wrong-secret')),
    requirement: 'RFC 6749 §5.2 should',
    says: /A request with a wrong secret was refused with status 200; clients and gateways take that for a success/,
    quiet: silent(aResponse({ oops: 1 }, { status: 400 }), record('wrong-secret')),
    unasked: exchange(aSubject(refused(), { expect: record('wrong-secret') })),
  },
  'rfc6749.error-code': {
    fires: oauthError({ code: 1 }),
    requirement: 'RFC 6749 §5.2 should',
    says: /\/error is an object instead of a code such as "invalid_client"/,
    quiet: oauthError('invalid_client'),
    unasked: exchange(aSubject(refused())),
  },
  'rfc6749.error-description': {
    fires: oauthError('invalid_client', 'line\nbreak'),
    requirement: 'RFC 6749 §5.2 should',
    says: /\/error_description is string "line\\nbreak"/,
    quiet: oauthError('invalid_client', 'Client authentication failed.'),
    unasked: exchange(aSubject(refused())),
  },
  'rfc6749.basic-401': {
    fires: silent(aResponse({ oops: 1 }, { status: 400 }), record('wrong-secret'), { request: basic }),
    requirement: 'RFC 6749 §5.2 should',
    says: /Basic credentials with a wrong secret were answered with 400 instead of 401/,
    quiet: silent(aResponse({ oops: 1 }, { status: 401 }), record('wrong-secret'), { request: basic }),
    unasked: silent(aResponse({ oops: 1 }, { status: 400 }), record('wrong-secret')),
  },
  'rfc6749.refresh-token': {
    fires: saying({ refresh_token: 'r' }),
    requirement: 'RFC 6749 §4.4.3 should',
    says: /The answer has a refresh token at \/data\/refresh_token/,
    quiet: exchange(aSubject()),
    unasked: exchange(aSubject(refused())),
  },
  'rfc6749.json-answer': {
    fires: exchange(aSubject(issued({ contentType: plain }), { expect: record(null) })),
    requirement: 'RFC 6749 §5.1 should',
    says: /The body is JSON, but Content-Type is "text\/plain" instead of application\/json/,
    quiet: exchange(aSubject(issued(), { expect: record(null) })),
    unasked: exchange(aSubject(issued({ contentType: plain }))),
  },
  'rfc6749.repeated-parameter': {
    fires: silent(issued(), record(null), { request: request('{"a":"x\\"y\\":", "a": {"b": 1}}') }),
    requirement: 'RFC 6749 §3.2 should',
    says: /A token was issued \(status 200\) although a member of the request body was there twice/,
    quiet: silent(refused(), record(null), { request: request('{"a":1,"a":2}') }),
    unasked: silent(issued(), record(null), { request: request('{"a":"\\"a\\":1","b":{"a":2}}') }),
  },
  'rfc6749.credentials-in-uri': {
    fires: silent(issued(), record(null), {
      request: request('{}', 'https://p.invalid/t?client_secret=%C2%ABclientSecret%C2%BB'),
    }),
    requirement: 'RFC 6749 §2.3.1 should',
    says: /A token was issued \(status 200\) for credentials in the query of the URL/,
    quiet: silent(refused(), record(null), {
      request: request('{}', 'https://p.invalid/t?client_secret=«clientSecret»'),
    }),
    unasked: silent(),
  },
  'rfc6749.unknown-parameter': {
    fires: oneCase(aCase({ control, exchanges: [extra] })),
    requirement: 'RFC 6749 §3.2 should',
    says: /A request with one more member \("\/zz"\) than the accepted one got status 401 instead of a token/,
    quiet: oneCase(aCase({ control, exchanges: [{ ...extra, response: issued() }] })),
    unasked: oneCase(aCase({ control, exchanges: [control] })),
  },
  'rfc6749.enumeration': {
    fires: provider(
      aProvider([
        answered('unknown-client', refused({ body: aBody({ ...refusedBody, message: 'No client «clientId»' }) })),
        answered('wrong-secret'),
      ]),
    ),
    requirement: 'RFC 6749 §5.2 should',
    says: /otherwise than a wrong secret \(\/message: string "No client «clientId»" against string "Invalid credentials"\)/,
    quiet: provider(
      aProvider([
        answered('unknown-client', refused({ body: aBody({ ...refusedBody, at: '2026-11-22T10:00:00Z' }) })),
        answered('wrong-secret', refused({ body: aBody({ ...refusedBody, at: '2026-11-22T10:00:07Z' }) })),
      ]),
    ),
    unasked: provider(aProvider([answered('unknown-client')])),
  },
  'rfc6750.lifetime': {
    fires: exchange(aSubject(issued({ token: jwt(7200) }))),
    requirement: 'RFC 6750 §5.3 note',
    says: /The token lives for 7200 s, which is longer than the hour/,
    quiet: exchange(aSubject()),
    unasked: exchange(aSubject(refused())),
  },
};
