import type { Expectation } from '../../../src/model/contract-case.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { aBody, aCase, anEvidence, aResponse, aSubject, issued, issuedBody, refused } from '../support.ts';
import { exchange, oneCase, type Examples } from './example.ts';

const record = (cause: Extract<Expectation, { kind: 'record' }>['cause']): Expectation => ({
  kind: 'record',
  silence: null,
  cause,
});
const request: Evidence['request'] = {
  method: 'POST',
  url: 'https://provider.invalid/token',
  headers: [
    ['X-Key', 'k'],
    ['Authorization', 'Basic «basic»'],
  ],
  body: '{}',
};
const respelt = (name: string, value: string): Evidence['request'] => ({
  ...request,
  headers: request.headers.map((header) => (header[0].toLowerCase() === name.toLowerCase() ? [name, value] : header)),
});
const control = anEvidence(issued(), { request });
const lowerName = anEvidence(refused(), { request: respelt('x-key', 'k') });
const lowerScheme = anEvidence(refused(), { request: respelt('Authorization', 'basic «basic»') });
const nobody = exchange(aSubject(null));
const typed = (value: string): Evidence['request'] => ({
  ...request,
  headers: [...request.headers, ['Content-Type', value]],
});
const typedControl = anEvidence(issued(), { request: typed('application/json') });
const shouted = anEvidence(refused({ status: 415 }), { request: typed('APPLICATION/JSON') });
const encoded = (encoding: string, encodingNotOffered = false) =>
  exchange(aSubject(issued({ body: aBody(issuedBody, { encoding, encodingNotOffered }) })));

export const httpExamples: Examples = {
  'rfc9110.www-authenticate': {
    fires: exchange(aSubject(refused({ headers: [] }), { evidence: { request } })),
    requirement: 'RFC 9110 §15.5.2 should',
    says: /A 401 to Basic credentials came without WWW-Authenticate/,
    quiet: exchange(aSubject(refused(), { evidence: { request } })),
    unasked: exchange(aSubject(refused({ headers: [] }))),
  },
  'rfc9110.allow': {
    fires: exchange(aSubject(refused({ status: 405 }), { evidence: { request: { ...request, method: 'PUT' } } })),
    requirement: 'RFC 9110 §15.5.6 should',
    says: /PUT was answered with 405 but without an Allow header/,
    quiet: exchange(aSubject(refused({ status: 405, headers: [['allow', 'POST']] }))),
    unasked: exchange(aSubject(refused())),
  },
  'rfc9110.header-case': {
    fires: oneCase(aCase({ control, exchanges: [lowerName] })),
    requirement: 'RFC 9110 §5.1 should',
    says: /The accepted request got status 401 when a header was spelt x-key/,
    quiet: oneCase(aCase({ control, exchanges: [{ ...lowerName, response: issued() }] })),
    unasked: oneCase(aCase({ control, exchanges: [lowerScheme] })),
  },
  'rfc9110.scheme-case': {
    fires: oneCase(aCase({ control, exchanges: [lowerScheme] })),
    requirement: 'RFC 9110 §11.1 should',
    says: /The accepted request got status 401 when its scheme was spelt basic instead of Basic/,
    quiet: oneCase(aCase({ control, exchanges: [{ ...lowerScheme, response: issued() }] })),
    unasked: oneCase(aCase({ control, exchanges: [lowerName] })),
  },
  'rfc9110.server-error': {
    fires: exchange(aSubject(aResponse({ oops: 1 }, { status: 500 }), { expect: record('malformed-body') })),
    requirement: 'RFC 9110 §15.5 should',
    says: /A request with a malformed body was answered with 500/,
    quiet: exchange(aSubject(refused({ status: 400 }), { expect: record('malformed-body') })),
    unasked: exchange(aSubject(aResponse({ oops: 1 }, { status: 500 }), { expect: record('technical') })),
  },
  'rfc9110.content-type': {
    fires: exchange(aSubject(refused({ contentType: null }), { expect: record(null) })),
    requirement: 'RFC 9110 §8.3 should',
    says: /The answer \(status 401\) has a body of \d+ bytes but no Content-Type/,
    quiet: exchange(aSubject(refused(), { expect: record(null) })),
    unasked: exchange(aSubject(issued({ contentType: null }))),
  },
  'rfc9110.encoding-offered': {
    fires: encoded('br', true),
    requirement: 'RFC 9110 §12.5.3 should',
    says: /Content-Encoding is "br", which the request did not offer/,
    quiet: encoded('gzip'),
    unasked: nobody,
  },
  'rfc9110.encoding-stacked': {
    fires: encoded('gzip, gzip'),
    requirement: 'RFC 9110 §12.5.3 should',
    says: /Content-Encoding is "gzip, gzip": 2 encodings on top of each other/,
    quiet: encoded('gzip, identity'),
    unasked: exchange(aSubject()),
  },
  'rfc9110.media-type-form': {
    fires: oneCase(aCase({ control: typedControl, exchanges: [shouted] })),
    requirement: 'RFC 9110 §8.3.1 should',
    says: /The accepted request got status 415 when its Content-Type was written "APPLICATION\/JSON"/,
    quiet: oneCase(aCase({ control: typedControl, exchanges: [{ ...shouted, response: issued() }] })),
    unasked: oneCase(aCase({ control, exchanges: [lowerScheme] })),
  },
  'rfc9110.date': {
    fires: exchange(aSubject(issued({ headers: [['Content-Type', 'application/json']] }))),
    requirement: 'RFC 9110 §6.6.1 should',
    says: /The answer \(status 200\) has no Date/,
    quiet: exchange(aSubject(issued({ headers: [['Date', 'Thu, 01 Jan 2026 00:00:00 GMT']] }))),
    unasked: exchange(aSubject(aResponse({ oops: 1 }, { status: 500 }))),
  },
  'rfc9111.age': {
    fires: exchange(aSubject(issued({ headers: [['Age', '120']] }))),
    requirement: 'RFC 9111 §5.1 should',
    says: /Age is "120": a cache answered/,
    quiet: exchange(aSubject()),
    unasked: exchange(aSubject(refused())),
  },
  'rfc7617.realm': {
    fires: exchange(aSubject(refused({ headers: [['WWW-Authenticate', 'Basic']] }))),
    requirement: 'RFC 7617 §2 should',
    says: /The challenge is "Basic"; without a realm/,
    quiet: exchange(aSubject(refused({ headers: [['WWW-Authenticate', 'Basic realm="x"']] }))),
    unasked: exchange(aSubject(refused({ headers: [] }))),
  },
  'rfc9112.header-whitespace': {
    fires: exchange(aSubject(issued(), { expect: record('malformed-header') })),
    requirement: 'RFC 9112 §5.1 should',
    says: /White space before the colon of a header was answered with 200 and a token, not with 400/,
    quiet: exchange(aSubject(refused({ status: 400 }), { expect: record('malformed-header') })),
    unasked: exchange(aSubject(issued(), { expect: record('wrong-secret') })),
  },
  'rfc9700.redirect': {
    fires: exchange(
      aSubject(aResponse(undefined, { status: 307, headers: [['Location', 'https://elsewhere.invalid/']] })),
    ),
    requirement: 'RFC 9700 §4.12 should',
    says: /The endpoint redirects \(status 307, to https:\/\/elsewhere\.invalid\/\)/,
    quiet: exchange(aSubject()),
    unasked: nobody,
  },
};
