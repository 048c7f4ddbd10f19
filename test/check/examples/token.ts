import type { ObservedResponse, ObservedToken } from '../../../src/model/evidence.ts';
import type { TokenFacts } from '../../../src/model/token-facts.ts';
import { aDocument, aSpec, withNode } from '../a-spec.ts';
import { aBody, anEvidence, aProvider, aSubject, aToken, issued, issuedBody, now, refused } from '../support.ts';
import { exchange, provider, type Example, type Examples } from './example.ts';

const seconds = now / 1000;
const healthy = exchange(aSubject());
const none = exchange(aSubject(refused()));
const withToken = (
  token: Partial<ObservedToken>,
  facts: Partial<TokenFacts> = {},
  response: Partial<ObservedResponse> = {},
) => exchange(aSubject(issued({ token: aToken(token, facts), ...response })));
const opaque = withToken(
  { decoded: false, times: { iat: null, exp: null, nbf: null } },
  { format: 'opaque', parts: 1, alg: null, typ: null, claimNames: [] },
);
const times = (iat: number, exp: number, nbf: number | null = null) =>
  withToken({ times: { iat: seconds + iat, exp: seconds + exp, nbf: nbf === null ? null : seconds + nbf } });
const saying = (data: Record<string, string | number>) =>
  exchange(aSubject(issued({ body: aBody({ success: true, data: { ...issuedBody.data, ...data } }) })));
const token = (
  fires: Example['fires'],
  requirement: Example['requirement'],
  says: RegExp,
  unasked = none,
): Example => ({
  fires,
  requirement,
  says,
  quiet: healthy,
  unasked,
});
const ordinal = (name: string) => ({
  evidence: anEvidence(issued({ token: aToken({}, { ordinal: name }) }), { caseId: `case-of-${name}` }),
});

const sampleSpec = aSpec(
  {},
  withNode(aDocument, '/components/schemas/Issued/properties/data/properties/access_token', {
    type: 'string',
    'x-evidence': ['S900:L13'],
    example: 'eyJ0eXAiOiJKV1QifQ',
  }),
);

export const tokenExamples: Examples = {
  'token.charset': token(
    withToken({}, { charset: 'vschar' }),
    'RFC 6750 §2.1 should',
    /The token at \/data\/access_token \(200 characters\) has characters outside of b64token/,
  ),
  'token.documented-form': {
    ...token(
      exchange(
        aSubject(issued({ token: aToken({ decoded: false }, { format: 'opaque', parts: 2, alg: null, typ: null }) }), {
          spec: sampleSpec,
        }),
      ),
      'S900:L13 should',
      /The document shows a JWT at \/data\/access_token, but this token \(200 characters, 2 parts between dots\) cannot be read/,
      opaque,
    ),
    quiet: exchange(aSubject(issued(), { spec: sampleSpec })),
  },
  'token.signature': token(
    withToken({ unsigned: true }),
    'RFC 7515 §5.1 should',
    /The JWT at \/data\/access_token says alg "HS256", but nothing stands behind its last dot/,
    opaque,
  ),
  'rfc6750.token-in-url': token(
    withToken({ alsoIn: ['header:X-Debug', 'header:Location'] }),
    'RFC 6750 §5.3 should',
    /The token stands in the URL of the header Location as well/,
  ),
  'token.jwt-parts': token(
    withToken({ decoded: false }, { parts: 2 }),
    'RFC 7515 §7.1 should',
    /begins as a JWT but has 2 parts between its dots instead of 3/,
    opaque,
  ),
  'token.jwt-decodable': token(
    withToken({ decoded: false }),
    'RFC 7519 §7.2 should',
    /has the three parts of a JWT, but its header or its claims are not base64url/,
    opaque,
  ),
  'token.alg-none': token(
    withToken({}, { alg: 'nOnE' }),
    'RFC 8725 §3.2 should',
    /says alg "nOnE": it is not signed/,
    opaque,
  ),
  'token.expired': token(
    times(-4000, -400),
    'RFC 7519 §4.1.4 should',
    /expired \(exp \d+\) 400 s before it was issued/,
    opaque,
  ),
  'token.not-yet-valid': {
    ...token(
      times(0, 3600, 30),
      'RFC 7519 §4.1.5 should',
      /is not valid before \(nbf \d+\) 30 s after it was issued/,
      opaque,
    ),
    quiet: times(0, 3600, 1),
  },
  'token.exp-before-iat': token(
    times(0, -5),
    'RFC 7519 §4.1.4 should',
    /expires \(exp \d+\) 5 s before it was issued/,
    opaque,
  ),
  'token.lifetime': token(
    saying({ expires_in: '6000' }),
    'RFC 6749 §5.1 should',
    /\/data\/expires_in is string "6000", but the token lives 3600 s \(exp - iat\): a client that trusts the answer uses a dead token/,
    opaque,
  ),
  'token.clock': token(
    times(400, 4000),
    'RFC 7519 §4.1.6 should',
    /\(iat \d+\) 400 s after the Date header of the answer: verifiers with a right clock refuse it/,
    opaque,
  ),
  'token.entropy': token(
    withToken({}, { entropyBits: 64, length: 16 }),
    'RFC 6749 §10.10 should',
    /has 16 characters with about 64 bits of entropy; below 96 it can be guessed/,
  ),
  'token.secret-inside': token(
    withToken({}, {}, { echoes: [{ name: 'clientSecret', form: 'raw', where: 'token' }] }),
    'CWE-201 should',
    /holds «clientSecret» \(raw\)/,
  ),
  'token.type': token(
    saying({ token_type: 'mac' }),
    'RFC 6749 §7.1 should',
    /\/data\/token_type is string "mac", not "Bearer"/,
  ),
  'token.type-case': token(
    saying({ token_type: 'bearer' }),
    'RFC 6749 §5.1 note',
    /\/data\/token_type is "bearer"; the RFC allows any case/,
    saying({ token_type: 'mac' }),
  ),
  'token.expiry': token(
    withToken({ times: { iat: seconds, exp: null, nbf: null } }, { claimNames: ['iat'] }),
    'RFC 9068 §2.2 should',
    /has no exp: by its own words it never expires/,
    opaque,
  ),
  'token.audience': token(
    withToken({}, { claimNames: ['iat', 'exp'] }),
    'RFC 8725 §3.9 note',
    /The JWT at \/data\/access_token has no aud/,
    opaque,
  ),
  'token.unique': {
    fires: provider(aProvider([ordinal('token#1'), ordinal('token#1'), ordinal('token#2')])),
    requirement: 'RFC 6749 §10.10 should',
    says: /^token#1 was issued 2 times in 3 issuances, first by case-of-token#1: tokens are repeated or cached/,
    quiet: provider(aProvider([ordinal('token#1'), ordinal('token#2')])),
    unasked: provider(aProvider([ordinal('token#1')])),
  },
};
