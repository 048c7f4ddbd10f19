import type { CaseReport, ConformanceReport, ProviderReport, Summary } from '../../src/model/report.ts';
import { aCase, aFinding, anExchange, aProvider, aReport, noCounts } from './support.ts';

const id = (rest: string): string => `singapay-b2b/requestToken/${rest}`;
const refusalBody = '{"status":401,"success":false,"error":{"code":401,"message":"Invalid credentials"}}';

function refused(status: number, body: string | null, change: string): ReturnType<typeof anExchange> {
  const base = anExchange();
  return {
    ...base,
    request: {
      ...base.request,
      headers: base.request.headers.map(([name, value]) =>
        name === 'Authorization' && change !== '' ? [name, change] : [name, value],
      ),
    },
    response: {
      status,
      headers: [
        ['content-type', body?.startsWith('<') === true ? 'text/html; charset=UTF-8' : 'application/json'],
        ['date', 'Sat, 01 Nov 2025 00:00:02 GMT'],
      ],
      body,
      bytes: body?.length ?? 0,
      truncated: false,
    },
  };
}

const findingCases: CaseReport[] = [
  aCase({
    id: id('shape/success'),
    title: 'the answer to the documented request has the documented shape',
    verdict: 'fail',
    reason: '1 must finding',
    findings: [
      aFinding(),
      aFinding({
        check: 'no-store',
        level: 'should',
        requirement: { source: 'RFC 6749', section: '5.1', level: 'should' },
        message:
          'Tokens are not cached: Cache-Control is "no-cache, private", without no-store.\nspec specs/singapay-b2b.yaml:90:9\ncase contracts/singapay-b2b/cases.ts:14:3',
        pointer: 'header:Cache-Control',
        expected: 'no-store',
        actual: 'no-cache, private',
      }),
    ],
    observation: {
      status: 200,
      contentType: 'application/json',
      shape: 'token',
      members: {
        '/status': 'integer',
        '/success': 'boolean',
        '/data/access_token': 'string',
        '/data/token_type': 'string',
        '/data/expires_in': 'string',
      },
      token: {
        format: 'jwt',
        parts: 3,
        length: 361,
        charset: 'base64url',
        entropyBits: 2011,
        alg: 'HS256',
        typ: 'JWT',
        claimNames: ['exp', 'iat', 'iss', 'jti', 'nbf', 'prv', 'sub'],
        expMinusIat: 3600,
        iatSkew: -1,
        ordinal: 'token#1',
      },
    },
  }),
  aCase({
    id: id('wrong-secret/basic.clientSecret'),
    title: 'a wrong secret is refused',
    kind: 'refuse',
    verdict: 'fail',
    reason: '1 must finding',
    control: id('documented/request'),
    judgements: 4,
    requirements: [{ source: 'S003', section: 'L64', level: 'must' }],
    findings: [
      aFinding({
        check: 'refused-with-token',
        requirement: { source: 'S003', section: 'L64', level: 'must' },
        message:
          'A refusal issues no token: status 200 with a token of 361 characters came back for a secret that is wrong in its last character.\nspec specs/singapay-b2b.yaml:142:13',
        pointer: '/data/access_token',
        expected: { status: 401, success: false, error: { code: 401 } },
        actual: { status: 200, success: true, data: { access_token: '«token#2»' } },
      }),
    ],
    exchanges: [
      refused(
        200,
        '{"status":200,"success":true,"data":{"access_token":"«token#2»"}}',
        'Basic «clientId:clientSecret (wrong)»',
      ),
    ],
  }),
  aCase({
    id: id('unknown-client/basic.clientId'),
    title: 'an unknown client id is refused as documented',
    kind: 'refuse',
    control: id('documented/request'),
    judgements: 5,
    waived: true,
    reason: '1 finding waived',
    findings: [
      aFinding({
        check: 'documented-status',
        requirement: { source: 'S003', section: 'L64', level: 'must' },
        message: 'The status is the documented one: 422 instead of 401.\nspec specs/singapay-b2b.yaml:139:9',
        pointer: null,
        expected: 401,
        actual: 422,
        waiver: { reason: 'known to the provider, ticket SP-1182', owner: 'payments', expires: '2025-12-31' },
      }),
    ],
    exchanges: [refused(422, refusalBody, 'Basic «clientId (unknown):clientSecret»')],
  }),
  aCase({
    id: id('omit/header.Accept'),
    title: 'Accept left out of a refused request',
    kind: 'record',
    verdict: 'fail',
    judgements: 1,
    reason: 'answer: 500 text/html',
    findings: [
      aFinding({
        check: 'drift.answer',
        level: 'note',
        requirement: { source: 'baseline', section: '', level: 'note' },
        message: 'Changed since it was accepted: What does a refusal look like without Accept?',
        pointer: null,
        expected: '401 application/json refusal',
        actual: '500 text/html',
        drift: 'breaking',
      }),
    ],
    exchanges: [refused(500, '<!doctype html><title>Server Error</title><script>alert(1)</script>', '')],
  }),
];

const errorCases: CaseReport[] = [
  aCase({
    id: id('omit/header.X-PARTNER-ID'),
    title: 'X-PARTNER-ID left out',
    kind: 'record',
    verdict: 'error',
    reason: null,
    judgements: 0,
    control: id('documented/request'),
    error: {
      code: 'E_HEADERS_TIMEOUT',
      phase: 'headers',
      attribution: 'target',
      message: 'No response headers within 10 s; three attempts were made.',
    },
    exchanges: [
      {
        request: anExchange().request,
        failure: {
          code: 'E_HEADERS_TIMEOUT',
          phase: 'headers',
          attribution: 'target',
          message: 'No response headers within 10 s; three attempts were made.',
        },
        timings: { headersMs: null, totalMs: 10_004 },
        curl: null,
        curlReason: 'the case spells a header name with white space before the colon, which curl cannot send',
      },
    ],
  }),
];

const quietCases: CaseReport[] = [
  aCase({ flaky: true, reason: 'passed on the second attempt: the first was answered with 503' }),
  aCase({
    id: id('decide/D01'),
    title: 'is expires_in a number or a string?',
    kind: 'decide',
    verdict: 'fail',
    reason: 'reading string',
    judgements: 1,
    requirements: [
      { source: 'S003', section: 'L45', level: 'must' },
      { source: 'S003', section: 'L57', level: 'must' },
    ],
    findings: [
      aFinding({
        check: 'drift.reading',
        level: 'note',
        requirement: { source: 'baseline', section: '', level: 'note' },
        message: 'The accepted reading no longer holds: is expires_in a number or a string?',
        pointer: null,
        expected: 'number',
        actual: 'string',
        drift: 'breaking',
      }),
    ],
  }),
  aCase({
    id: id('record/D18'),
    title: 'does a 401 carry WWW-Authenticate?',
    kind: 'record',
    reason: 'answer: absent',
    judgements: 2,
    findings: [
      aFinding({
        check: 'rfc9110.www-authenticate',
        level: 'note',
        requirement: { source: 'RFC 9110', section: '11.6.1', level: 'note' },
        message: 'A 401 names a challenge: no WWW-Authenticate header came with status 401.',
        pointer: 'header:WWW-Authenticate',
        expected: 'a challenge',
        actual: 'absent',
      }),
      aFinding({
        check: 'drift.observation',
        level: 'note',
        requirement: { source: 'baseline', section: '', level: 'note' },
        message: 'Changed since it was accepted: the member /error/trace is new',
        pointer: '/error/trace',
        expected: 'absent',
        actual: 'string',
        drift: 'compatible',
      }),
    ],
  }),
  aCase({
    id: id('technical/downtime'),
    title: 'a technical error has the documented shape',
    kind: 'record',
    verdict: 'skip',
    reason: 'not provoked',
    judgements: 0,
    exchanges: [],
  }),
];

export function countsOf(cases: readonly CaseReport[], rest: Partial<Summary> = {}): Summary {
  const findings = cases.flatMap((one) => one.findings).filter((finding) => finding.waiver === undefined);
  const verdicts = (verdict: string): number => cases.filter((one) => one.verdict === verdict).length;
  const level = (name: string): number => findings.filter((finding) => finding.level === name).length;
  return {
    ...noCounts,
    cases: cases.length,
    pass: verdicts('pass'),
    fail: verdicts('fail'),
    error: verdicts('error'),
    skip: verdicts('skip'),
    waived: cases.filter((one) => one.waived).length,
    flaky: cases.filter((one) => one.flaky).length,
    drift: findings.filter((finding) => finding.drift !== undefined).length,
    findings: { must: level('must'), should: level('should'), note: level('note') },
    ...rest,
  };
}

const singapayCases = [...findingCases, ...errorCases, ...quietCases];
const singapay: ProviderReport = aProvider({
  summary: countsOf(singapayCases, { undecided: 1, evidence: { covered: 5, total: 6 } }),
  cases: singapayCases,
  conflicts: [
    {
      id: 'D01',
      question: 'Is expires_in a number or a string?',
      readings: [
        { id: 'number', evidence: ['S003:L45'] },
        { id: 'string', evidence: ['S003:L57'] },
      ],
      observed: 'string',
      accepted: 'number',
      decidedBy: [id('decide/D01')],
    },
    {
      id: 'D03',
      question: 'Which name does the grant have in the body?',
      readings: [
        { id: 'camel', evidence: ['S003:L25', 'S003:L30'] },
        { id: 'snake', evidence: [] },
        { id: 'ignored', evidence: [] },
      ],
      observed: null,
      accepted: null,
      decidedBy: [],
    },
  ],
  silences: [
    {
      id: 'D16',
      question: 'What answers a missing X-PARTNER-ID?',
      observed: null,
      accepted: '403 application/json refusal',
    },
    {
      id: 'D05',
      question: 'What does a refusal look like without Accept?',
      observed: '500 text/html',
      accepted: '401 application/json refusal',
    },
    { id: 'D18', question: 'Does a 401 carry WWW-Authenticate?', observed: 'absent', accepted: 'absent' },
  ],
  evidence: [
    {
      line: 'S003:L9',
      says: 'POST to /api/v1.0/access-token/b2b.',
      pointers: ['/paths/~1api~1v1.0~1access-token~1b2b/post'],
      judgedBy: singapayCases.map((one) => one.id),
    },
    {
      line: 'S003:L18',
      says: 'X-PARTNER-ID is mandatory; it is the api key of the merchant dashboard.',
      pointers: ['/components/parameters/PartnerId'],
      judgedBy: [id('omit/header.X-PARTNER-ID')],
    },
    {
      line: 'S003:L44',
      says: 'token_type is mandatory and alphabetic; the only value shown is Bearer.',
      pointers: ['/components/schemas/Issued/properties/data/properties/token_type'],
      judgedBy: [id('shape/success')],
    },
    {
      line: 'S003:L45',
      says: 'expires_in is numeric: the session’s duration in seconds, for example 3600.',
      pointers: ['/components/schemas/Issued/properties/data/properties/expires_in'],
      judgedBy: [id('decide/D01')],
    },
    {
      line: 'S003:L64',
      says: 'A refusal carries status 401 in its body.',
      pointers: ['/components/schemas/Refused/properties/status'],
      judgedBy: [id('wrong-secret/basic.clientSecret'), id('unknown-client/basic.clientId')],
    },
    {
      line: 'S003:L35',
      says: 'The response section promises status code, headers and body.',
      pointers: ['/paths/~1api~1v1.0~1access-token~1b2b/post/responses'],
      judgedBy: [],
    },
  ],
});

const payoutsCases = [
  aCase({ id: 'singleview-payouts/requestToken/documented/request' }),
  aCase({ id: 'singleview-payouts/requestToken/shape/expires_in', title: 'expires_in is a string of digits' }),
];

/** A run with every verdict, several providers, and each thing that a report can show. */
export function sampleReport(change: Partial<ConformanceReport> = {}): ConformanceReport {
  const providers = [
    singapay,
    aProvider({
      id: 'singleview-payouts',
      title: 'SingleView B2B Payouts & Info',
      spec: { ...singapay.spec, file: 'specs/singleview-payouts.yaml' },
      cases: payoutsCases,
      summary: countsOf(payoutsCases, { evidence: { covered: 18, total: 18 } }),
    }),
    aProvider({
      id: 'knnx-dlat',
      title: 'KNNX / DL Asset Track',
      spec: { ...singapay.spec, file: 'specs/knnx-dlat.yaml' },
      cases: [],
      summary: { ...noCounts, evidence: { covered: 0, total: 11 } },
      skipped: 'none of its variables is set',
    }),
  ];
  const all = providers.flatMap((provider) => provider.cases);
  const { run } = aReport();
  return aReport({
    run: { ...run, exitCode: 1, exitReason: '2 must findings and 3 drift in singapay-b2b' },
    summary: countsOf(all, { undecided: 1, evidence: { covered: 23, total: 35 } }),
    providers,
    ...change,
  });
}
