import type { Json } from '../../src/model/json.ts';
import type { ConformanceReport } from '../../src/model/report.ts';

/** Every member present, at any depth; JSON values and maps are left as they are. */
type Full<T> = Json extends T
  ? T
  : T extends readonly (infer Item)[]
    ? number extends T['length']
      ? readonly Full<Item>[]
      : T
    : T extends object
      ? string extends keyof T
        ? T
        : { readonly [Name in keyof T]-?: Full<Exclude<T[Name], undefined>> }
      : T;

/** A report in which no optional member is missing. If the type gains one, this stops compiling. */
export const full = {
  schemaVersion: 1,
  tool: { name: 'token-contracts', version: '0.1.0' },
  run: {
    id: '20251101T000000Z-1a2b',
    startedAt: '2025-11-01T00:00:00.000Z',
    durationMs: 12,
    by: 'nightly',
    commit: 'abc',
    target: { name: 'sandbox', kind: 'http' },
    profile: '2026-11',
    seed: 1,
    complete: true,
    exitCode: 1,
    exitReason: '1 must finding in acme',
  },
  summary: {
    cases: 1,
    pass: 0,
    fail: 1,
    error: 0,
    skip: 0,
    waived: 0,
    flaky: 0,
    undecided: 0,
    drift: 0,
    findings: { must: 1, should: 0, note: 0 },
    evidence: { covered: 1, total: 1 },
  },
  providers: [
    {
      id: 'acme',
      title: 'Acme',
      spec: { file: 'specs/acme.yaml', sha256: '00', openapi: '3.1.1' },
      summary: {
        cases: 1,
        pass: 0,
        fail: 1,
        error: 0,
        skip: 0,
        waived: 0,
        flaky: 0,
        undecided: 0,
        drift: 0,
        findings: { must: 1, should: 0, note: 0 },
        evidence: { covered: 1, total: 1 },
      },
      skipped: 'not at all',
      cases: [
        {
          id: 'acme/token/documented/request',
          title: 'the documented request',
          kind: 'accept',
          derivedBy: 'spec',
          tags: ['core'],
          verdict: 'fail',
          reason: '1 must finding',
          waived: false,
          flaky: false,
          control: 'acme/token/documented/control',
          judgements: 3,
          error: { code: 'E_DNS', phase: 'dns', attribution: 'network', message: 'the name does not resolve' },
          requirements: [{ source: 'S009', section: 'L1', level: 'must' }],
          findings: [
            {
              check: 'shape',
              level: 'must',
              requirement: { source: 'S009', section: 'L1', level: 'must' },
              message: 'The shape: it is not.\nspec specs/acme.yaml:1:1\ncase contracts/acme/cases.ts:1:1',
              pointer: '/token',
              expected: 'string',
              actual: 5,
              waiver: { reason: 'known', owner: 'us', expires: '2025-12-31' },
              drift: 'compatible',
            },
          ],
          observation: {
            status: 200,
            contentType: 'application/json',
            shape: 'token',
            members: { '/token': 'integer' },
            token: {
              format: 'jwt',
              parts: 3,
              length: 300,
              charset: 'base64url',
              entropyBits: 1200,
              alg: 'HS256',
              typ: 'JWT',
              claimNames: ['exp'],
              expMinusIat: 3600,
              iatSkew: 0,
              ordinal: 'token#1',
            },
          },
          exchanges: [
            {
              request: { method: 'POST', url: 'https://acme.test/token', headers: [['Accept', '*/*']], body: '{}' },
              response: { status: 200, headers: [['Date', 'today']], body: '{"token":5}', bytes: 11, truncated: false },
              failure: { code: 'E_BODY', phase: 'body', attribution: 'target', message: 'the body was cut' },
              timings: { headersMs: 1, totalMs: 2 },
              curl: 'curl https://acme.test/token',
              curlReason: 'none',
            },
          ],
        },
      ],
      conflicts: [
        {
          id: 'C1',
          question: 'Which?',
          readings: [{ id: 'this', evidence: ['S009:L1'] }],
          observed: 'this',
          accepted: 'this',
          decidedBy: ['acme/token/documented/request'],
        },
      ],
      silences: [{ id: 'E1', question: 'What?', observed: 'that', accepted: 'that' }],
      evidence: [
        { line: 'S009:L1', says: 'A token.', pointers: ['/paths'], judgedBy: ['acme/token/documented/request'] },
      ],
    },
  ],
} satisfies Full<ConformanceReport>;
