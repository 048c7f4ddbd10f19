import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { musts, runEdited, runOn, type Server, startServer, withVocabulary } from './support.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('the same server by a document with the vocabulary', () => {
  test('keeps what the document states, settles what it contradicts, records what it leaves open', async () => {
    const run = await runOn(withVocabulary, server.variables);
    expect([run.code, musts(run)]).toEqual([0, []]);
    const [provider] = run.report.providers;
    expect(provider?.conflicts).toMatchObject([{ id: 'G01', observed: 'ten-minutes', accepted: null }]);
    expect(provider?.silences).toMatchObject([
      { id: 'G02', observed: '200 application/json token' },
      { id: 'G03', observed: '400 application/json refusal' },
    ]);
    expect(provider?.summary.evidence).toEqual({ covered: 10, total: 10 });
  });

  test('a silence is never red: only what has evidence is refused', async () => {
    const { cases } = await runOn(withVocabulary, server.variables);
    const kinds = new Map(cases.map(({ id, kind }) => [id, kind]));
    expect(kinds.get('oidc/requestToken/wrong/clientSecret')).toBe('refuse');
    expect(kinds.get('oidc/requestToken/omit/header.Authorization')).toBe('record');
  });

  test('a stated cause with the wrong status is found, with its line', async () => {
    const edit = ['x-refuses: [wrong-secret, unknown-client]', 'x-refuses: [missing-credential]'] as const;
    const run = await runEdited(withVocabulary, [edit], server.variables);
    expect([run.code, musts(run)]).toEqual([1, ['contract.status']]);
    const findings = run.cases.flatMap((one) => one.findings).filter(({ level }) => level === 'must');
    expect(findings[0]).toMatchObject({
      requirement: { source: 'S900', section: 'L8' },
      expected: '401',
      actual: 400,
    });
  });

  test('a standard counts once the document claims it', async () => {
    const claim = ['x-document:', 'x-claims: [RFC 6749]\nx-document:'] as const;
    const run = await runEdited(withVocabulary, [claim], server.variables);
    // It drops a scope that it does not know, and does not say so (RFC 6749 §3.3).
    const found = ['rfc6749.invalid-scope /access_token', 'rfc6749.pragma header:Pragma'];
    expect([run.code, musts(run)]).toEqual([1, found]);
  });

  test('readings that the server follows none of stay undecided, and red for nobody', async () => {
    const edit = ['observe: expires_in == 600', 'observe: expires_in == 900'] as const;
    const run = await runEdited(withVocabulary, [edit], server.variables);
    expect([run.code, run.report.summary.undecided]).toEqual([0, 1]);
  });
});
