import type {
  CaseReport,
  ConformanceReport,
  ExchangeReport,
  Finding,
  ProviderReport,
  Summary,
} from '../../src/model/report.ts';

export const noCounts: Summary = {
  cases: 0,
  pass: 0,
  fail: 0,
  error: 0,
  skip: 0,
  waived: 0,
  flaky: 0,
  undecided: 0,
  drift: 0,
  findings: { must: 0, should: 0, note: 0 },
  evidence: { covered: 0, total: 0 },
};

export function anExchange(change: Partial<ExchangeReport> = {}): ExchangeReport {
  return {
    request: {
      method: 'POST',
      url: 'https://sandbox.example.test/api/v1.0/access-token/b2b',
      headers: [
        ['X-PARTNER-ID', '«partnerId»'],
        ['Accept', 'application/json'],
        ['Authorization', 'Basic «clientId:clientSecret»'],
        ['Content-Type', 'application/json'],
      ],
      body: '{"grantType":"client_credentials"}',
    },
    response: {
      status: 200,
      headers: [
        ['content-type', 'application/json'],
        ['date', 'Sat, 01 Nov 2025 00:00:00 GMT'],
        ['cache-control', 'no-cache, private'],
      ],
      body: '{"status":200,"success":true,"data":{"access_token":"«token#1»","token_type":"Bearer","expires_in":"3600"}}',
      bytes: 451,
      truncated: false,
    },
    timings: { headersMs: 38, totalMs: 41 },
    curl: [
      'curl --request POST "$SINGAPAY_B2B_URL/api/v1.0/access-token/b2b" \\',
      '  --user "$SINGAPAY_B2B_CLIENT_ID:$SINGAPAY_B2B_CLIENT_SECRET" \\',
      '  --header "X-PARTNER-ID: $SINGAPAY_B2B_PARTNER_ID" \\',
      "  --header 'Accept: application/json' \\",
      '  --json \'{"grantType":"client_credentials"}\'',
    ].join('\n'),
    ...change,
  };
}

export function aFinding(change: Partial<Finding> = {}): Finding {
  return {
    check: 'shape',
    level: 'must',
    requirement: { source: 'S003', section: 'L44', level: 'must' },
    message: [
      'The body has the documented shape: /data/token_type is string "bearer", but the document states "Bearer" (form: Issued).',
      'spec specs/singapay-b2b.yaml:118:13',
      'case contracts/singapay-b2b/cases.ts:14:3',
    ].join('\n'),
    pointer: '/data/token_type',
    expected: '"Bearer"',
    actual: 'string "bearer"',
    ...change,
  };
}

export function aCase(change: Partial<CaseReport> = {}): CaseReport {
  return {
    id: 'singapay-b2b/requestToken/documented/request',
    title: 'the documented request is answered with a token',
    kind: 'accept',
    derivedBy: 'spec',
    tags: ['core'],
    verdict: 'pass',
    reason: null,
    waived: false,
    flaky: false,
    control: null,
    judgements: 7,
    requirements: [
      { source: 'S003', section: 'L43', level: 'must' },
      { source: 'S003', section: 'L44', level: 'must' },
    ],
    findings: [],
    observation: null,
    exchanges: [anExchange()],
    ...change,
  };
}

export function aProvider(change: Partial<ProviderReport> = {}): ProviderReport {
  return {
    id: 'singapay-b2b',
    title: 'SingaPay B2B payment gateway, token v1.0',
    spec: {
      file: 'specs/singapay-b2b.yaml',
      sha256: '3b1f0cd1a9e84f0f2f0e7f6d2f6f7a3a2b5b1c0d9e8f7a6b5c4d3e2f1a0b9c8d',
      openapi: '3.1.1',
    },
    summary: { ...noCounts, cases: 1, pass: 1 },
    skipped: null,
    cases: [aCase()],
    conflicts: [],
    silences: [],
    evidence: [],
    ...change,
  };
}

export function aReport(change: Partial<ConformanceReport> = {}): ConformanceReport {
  return {
    schemaVersion: 1,
    tool: { name: 'token-contracts', version: '0.1.0' },
    run: {
      id: '20251101T000000Z-1a2b',
      startedAt: '2025-11-01T00:00:00.000Z',
      durationMs: 48_213,
      by: 'nightly',
      commit: '4f0c9d1e2b3a4c5d6e7f8091a2b3c4d5e6f70819',
      target: { name: 'sandbox', kind: 'http' },
      profile: '2026-11',
      seed: 1,
      complete: true,
      exitCode: 0,
      exitReason: '1 case passed',
    },
    summary: { ...noCounts, cases: 1, pass: 1 },
    providers: [aProvider()],
    ...change,
  };
}
