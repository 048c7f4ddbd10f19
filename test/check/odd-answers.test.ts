import { describe, expect, it } from 'vitest';
import { allChecks } from '../../src/check/all-checks.ts';
import { runChecks } from '../../src/check/run-checks.ts';
import type { ExchangeSubject } from '../../src/model/check.ts';
import type { Expectation } from '../../src/model/contract-case.ts';
import type { Evidence, ObservedResponse } from '../../src/model/evidence.ts';
import { formatRequirement } from '../../src/model/requirement.ts';
import { silentSpec } from './examples/oauth.ts';
import {
  aBody,
  anEvidence,
  aProvider,
  aResponse,
  aSubject,
  aToken,
  issued,
  now,
  refused,
  refusedBody,
} from './support.ts';

const findings = (subject: ExchangeSubject): readonly string[] =>
  runChecks(allChecks, { scope: 'exchange', subject }).flatMap(({ check, departures }) =>
    departures.map(({ requirement }) => `${check} ${formatRequirement(requirement)} ${requirement.level}`),
  );
const record = (cause: 'wrong-secret' | 'unknown-client' | 'missing-input' | 'unsupported-method'): Expectation => ({
  kind: 'record',
  silence: null,
  cause,
});
const healthy = aResponse(undefined).headers;
const withHeader = (name: string, value: string): ObservedResponse['headers'] => [
  ...healthy.filter(([given]) => given !== name),
  [name, value],
];
const basic: Evidence['request'] = {
  method: 'POST',
  url: 'https://provider.invalid/token',
  headers: [['Authorization', 'Basic «basic»']],
  body: '{}',
};
/** A refusal of a provider that documents none. */
const undocumented = (
  status: number,
  cause: Parameters<typeof record>[0] = 'wrong-secret',
  request?: Evidence['request'],
) =>
  aSubject(aResponse({ oops: 1 }, { status }), {
    spec: silentSpec,
    expect: record(cause),
    ...(request === undefined ? {} : { evidence: { request } }),
  });
const challenge = (value: string) =>
  aSubject(refused({ headers: withHeader('WWW-Authenticate', value) }), {
    expect: record('wrong-secret'),
    evidence: { request: basic },
  });

const inToken = (...names: string[]) =>
  aSubject(issued({ echoes: names.map((name) => ({ name, form: 'raw', where: 'token' })) }));

const answered = (cause: 'wrong-secret' | 'unknown-client', changes: Partial<ObservedResponse> = {}) => ({
  expect: record(cause),
  cause,
  evidence: anEvidence(refused(changes)),
});

/** What is said of a client that is told apart so from a wrong secret. */
const told = (changes: Partial<ObservedResponse>) =>
  runChecks(allChecks, {
    scope: 'provider',
    subject: aProvider([answered('unknown-client', changes), answered('wrong-secret')]),
  })
    .filter(({ check }) => check === 'rfc6749.enumeration')
    .flatMap(({ departures }) => departures.map(({ message }) => message));

describe('what is odd and legal raises nothing', () => {
  it.each<[string, ExchangeSubject]>([
    ['an Age of zero', aSubject(issued({ headers: [...healthy, ['Age', '0']] }))],
    [
      'a media type with a quoted charset',
      aSubject(
        issued({
          contentType: { raw: 'application/json;charset="utf-8"', media: 'application/json', charset: 'utf-8' },
        }),
      ),
    ],
    [
      'an encrypted JWT',
      aSubject(
        issued({
          token: aToken(
            { decoded: false, times: { iat: null, exp: null, nbf: null } },
            { format: 'opaque', parts: 5, alg: 'RSA-OAEP', typ: null, claimNames: [] },
          ),
        }),
      ),
    ],
    ['two challenges in one header, each with its realm', challenge('Bearer realm="a", Basic realm="b"')],
    ['a clock of ours that is an hour behind', aSubject(issued({ receivedAt: now - 3_600_000 }))],
    ['another method that is refused with 405', undocumented(405, 'unsupported-method')],
    ['a body that is too large', undocumented(413, 'missing-input')],
  ])('%s', (_, subject) => {
    expect(findings(subject).filter((one) => !/ note$|rfc9110\.allow/.test(one))).toEqual([]);
  });
  it('a gateway that failed for one of two clients', () => {
    expect([502, 503, 504].flatMap((status) => told({ status }))).toEqual([]);
    expect(told({ status: 404 })).toHaveLength(1);
  });
  it('headers of one of two clients in another case, of the connection, or of the rate', () => {
    const other = healthy.map(([name, value]) => [name.toUpperCase(), value] as const);
    expect(told({ headers: other.filter(([name]) => name !== 'DATE') })).toEqual([]);
    expect(told({ headers: [...healthy, ['Keep-Alive', 'timeout=5'], ['X-RateLimit-Remaining', '4']] })).toEqual([]);
    expect(told({ headers: [...healthy, ['X-Account', 'none']] })).toEqual([
      expect.stringContaining('(header x-account: present against absent)'),
    ]);
    expect(told({ headers: healthy.filter(([name]) => name !== 'X-Trace') })).toHaveLength(1);
  });
});

describe('what looks healthy and is not gives one finding', () => {
  it.each<[string, ExchangeSubject, readonly string[]]>([
    [
      'a JWT without alg',
      aSubject(issued({ token: aToken({}, { alg: null }) })),
      ['token.alg-none RFC 7515 §4.1.1 should'],
    ],
    [
      'a secret and its beginning in a token',
      inToken('clientSecret', 'clientSecret, truncated'),
      ['token.secret-inside CWE-201 should'],
    ],
    [
      'a Basic challenge behind the realm of another',
      challenge('Bearer realm="a", Basic'),
      ['rfc7617.realm RFC 7617 §2 should'],
    ],
    [
      'a Basic challenge before the realm of another',
      challenge('Basic, Bearer realm="a"'),
      ['rfc7617.realm RFC 7617 §2 should'],
    ],
    [
      'a date of another century',
      aSubject(issued({ headers: withHeader('Date', 'Thursday, 01-Jan-26 00:00:00 GMT'), date: null })),
      ['rfc9110.date RFC 9110 §5.6.7 should'],
    ],
    [
      'a token of an hour ago in an answer without Date',
      aSubject(issued({ date: null, receivedAt: now + 3_500_000 })),
      ['token.clock RFC 7519 §4.1.6 should', 'rfc9110.date RFC 9110 §5.6.7 should'],
    ],
    ['a wrong secret that is not found', undocumented(404), ['rfc6749.error-status RFC 6749 §5.2 should']],
    [
      'a wrong secret in Basic that is forbidden',
      undocumented(403, 'wrong-secret', basic),
      ['rfc6749.basic-401 RFC 6749 §5.2 should'],
    ],
    [
      'a code of our own',
      aSubject(aResponse({ error: 'Unauthorized' }, { status: 400 }), {
        spec: silentSpec,
        expect: record('wrong-secret'),
      }),
      ['rfc6749.error-code RFC 6749 §5.2 should'],
    ],
    [
      'nothing, with the status of a success',
      aSubject(
        aResponse(undefined, {
          body: aBody(undefined, { notJson: { looksLike: 'empty', rule: '', line: 1, col: 1 } }),
        }),
        {
          spec: silentSpec,
          expect: record('wrong-secret'),
        },
      ),
      ['rfc6749.error-status RFC 6749 §5.2 should'],
    ],
    [
      'the name of the wrong half',
      aSubject(refused({ body: aBody({ ...refusedBody, message: 'Invalid client_id' }) }), {
        expect: record('unknown-client'),
      }),
      ['leak.which-half CWE-204 should'],
    ],
    [
      'a page where something was refused that deserved a token',
      aSubject(
        aResponse(undefined, {
          status: 422,
          body: aBody(undefined, { bytes: 9, notJson: { looksLike: 'html', rule: '', line: 1, col: 1 } }),
        }),
        { expect: { kind: 'record', silence: null, cause: null } },
      ),
      ['body.html-page RFC 6749 §5.2 should'],
    ],
  ])('%s', (_, subject, expected) => {
    expect(findings(subject)).toEqual(expected);
  });
});
