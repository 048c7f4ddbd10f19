import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allChecks } from '../../src/check/all-checks.ts';
import { runChecks } from '../../src/check/run-checks.ts';
import type { ExchangeSubject } from '../../src/model/check.ts';
import type { Expectation } from '../../src/model/contract-case.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { formatRequirement } from '../../src/model/requirement.ts';
import { aDocument, aSpec, withNode } from './a-spec.ts';
import { openConflict } from './examples/contract.ts';
import { aBody, aResponse, aSubject, aToken, issued, issuedBody, refused, refusedBody } from './support.ts';

const findings = (subject: ExchangeSubject) =>
  runChecks(allChecks, { scope: 'exchange', subject }).flatMap(({ check, departures }) =>
    departures.map((one) => `${check} ${formatRequirement(one.requirement)} ${one.requirement.level}`),
  );
const saying = (data: Record<string, Json>) =>
  issued({ body: aBody({ success: true, data: { ...issuedBody.data, ...data } }) });
const refuse: Expectation = { kind: 'refuse', cause: 'wrong-secret' };
const record: Expectation = { kind: 'record', silence: null, cause: 'wrong-secret' };
const lifetime = '/components/schemas/Issued/properties/data/properties/expires_in';

describe('the kinds of truth are not mixed', () => {
  it('finds nothing in a healthy answer', () => {
    expect(findings(aSubject())).toEqual([]);
    expect(findings(aSubject(refused(), { expect: refuse }))).toEqual([]);
    expect(findings(aSubject(refused(), { expect: record }))).toEqual([]);
  });
  it('never says must where the document is silent', () => {
    const odd = aResponse({ oops: [1] }, { status: 200, headers: [], contentType: null });
    expect(findings(aSubject(odd, { expect: record })).filter((one) => one.endsWith(' must'))).toEqual([]);
    expect(findings(aSubject(issued(), { expect: record }))).toEqual(['rfc6749.wrong-secret RFC 6749 §5.2 should']);
  });
  it('says must for a standard that the document claims', () => {
    const spec = aSpec({ claims: ['RFC 6749'] });
    const headers = [
      ['X-Trace', 't-1'],
      ['Date', 'Thu, 01 Jan 2026 00:00:00 GMT'],
    ] as const;
    expect(findings(aSubject(issued({ headers }), { spec }))).toEqual([
      'rfc6749.cache-control RFC 6749 §5.1 must',
      'rfc6749.pragma RFC 6749 §5.1 must',
    ]);
  });
  it('holds nothing against the provider that is only assumed', () => {
    const body = aBody({ ...issuedBody, note: 7 });
    expect(findings(aSubject(issued({ body })))).toEqual([]);
  });
  it('cites the place in the file where there is no provider document', () => {
    const spec = aSpec({ source: null });
    expect(findings(aSubject(saying({ expires_in: '3600' }), { spec }))).toContain(
      `contract.types a-provider.yaml §${lifetime} must`,
    );
  });
  it('leaves a member to an open conflict while the value fits one of its readings', () => {
    const node = { type: 'integer', 'x-evidence': ['S900:L15'] };
    const document = withNode(withNode(aDocument, lifetime, node), '/x-readings', [
      { type: 'integer', 'x-evidence': ['S900:L40'] },
      { type: 'string' },
    ]);
    const spec = aSpec({ conflicts: [openConflict] }, document);
    expect(findings(aSubject(saying({ expires_in: '3600' }), { spec }))).toEqual([]);
    expect(findings(aSubject(saying({ expires_in: true }), { spec }))).toEqual(['contract.types S900:L15 must']);
  });
  it('leaves the lifetime to a conflict that compares it with the token', () => {
    const readings = openConflict.readings.map((one) => ({ ...one, schema: null, observe: 'expires_in == exp - iat' }));
    const spec = aSpec({ conflicts: [{ ...openConflict, readings }] });
    expect(findings(aSubject(saying({ expires_in: 6000 })))).toEqual(['token.lifetime RFC 6749 §5.1 should']);
    expect(findings(aSubject(saying({ expires_in: 6000 }), { spec }))).toEqual([]);
  });
});

describe('one fault gives one must finding', () => {
  it.each<[string, ExchangeSubject, string]>([
    ['a refusal where a token is due', aSubject(refused()), 'contract.shape'],
    ['a token where a refusal is due', aSubject(issued(), { expect: refuse }), 'contract.no-token'],
    [
      'a token beside what is no documented refusal',
      aSubject(
        refused({ body: aBody({ access_token: 'tok-1', hello: 1 }), token: aToken({ pointer: '/access_token' }) }),
        {
          expect: refuse,
        },
      ),
      'contract.no-token',
    ],
    [
      'a bare token where a refusal of another status is due',
      aSubject(issued({ body: aBody({ access_token: 'tok-1' }), token: aToken({ pointer: '/access_token' }) }), {
        expect: refuse,
      }),
      'contract.no-token',
    ],
    [
      'a refusal for another reason',
      aSubject(refused({ body: aBody({ ...refusedBody, code: 'SCOPE' }), status: 401 }), { expect: refuse }),
      'contract.reason',
    ],
    [
      'a refusal with the status of a success',
      aSubject(refused({ status: 200 }), { expect: refuse }),
      'contract.status',
    ],
    [
      'a failed flag beside a token',
      aSubject(issued({ body: aBody({ ...issuedBody, success: false }) })),
      'contract.values',
    ],
    [
      'a success without its data',
      aSubject(issued({ body: aBody({ success: true }), token: null })),
      'contract.members',
    ],
    ['a list instead of an object', aSubject(aResponse([])), 'contract.types'],
    ['JSON null', aSubject(aResponse(null)), 'contract.types'],
  ])('%s', (_, subject, check) => {
    const must = findings(subject).filter((one) => one.endsWith(' must'));
    expect(must.map((one) => one.split(' ')[0])).toEqual([check]);
  });
});

describe('checks are total', () => {
  const names = fc.constantFrom(
    'success',
    'data',
    'code',
    'message',
    'access_token',
    'expires_in',
    'error',
    '__proto__',
    'scope',
  );
  const { body } = fc.letrec<{ body: Json }>((tie) => ({
    body: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Json>(null, true, false, 0, -1, 3600.5, '', 'AUTH', 'Bearer', '\uD800'),
      fc.string(),
      fc.array(tie('body'), { maxLength: 3 }),
      fc.dictionary(names, tie('body'), { maxKeys: 5 }) as fc.Arbitrary<JsonObject>,
    ),
  }));

  it('whatever the body is, and every message stays one line', () => {
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(200, 302, 401, 405, 500),
        fc.constantFrom(refuse, record, { kind: 'accept' } as const),
        (json, status, expected) => {
          const subject = aSubject(aResponse(json, { status }), { expect: expected });
          for (const { departures } of runChecks(allChecks, { scope: 'exchange', subject })) {
            for (const { message } of departures) expect(message).toMatch(/^[^\n\r]+$/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
