import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contracts, musts, plain, runEdited, runOn, type Server, startServer, tally, type Edits } from './support.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('a token server that nobody here wrote, by a plain OpenAPI document', () => {
  test('does what the document says', async () => {
    const run = await runOn(plain, server.variables);
    expect([run.code, run.report.run.exitReason]).toEqual([0, expect.stringMatching(/cases passed in oidc$/)]);
    expect(musts(run)).toEqual([]);
    expect(tally(run)).toMatchObject({ 'pass accept': 2, 'pass refuse': 11 });
    expect(Object.keys(tally(run)).filter((key) => /fail|error/.test(key))).toEqual([]);
  });

  test('every passed case stands on judgements, a refusal on an accepted control', async () => {
    const { cases } = await runOn(plain, server.variables, '--kind', 'refuse');
    const sent = cases.filter(({ verdict }) => verdict === 'pass');
    expect(sent.length).toBeGreaterThan(10);
    expect(sent.filter(({ judgements }) => judgements === 0)).toEqual([]);
    const refused = sent.filter(({ kind }) => kind === 'refuse');
    expect(new Set(refused.map(({ control }) => control))).toEqual(new Set(['oidc/requestToken/accept/documented']));
    expect(new Set(refused.map(({ exchanges }) => exchanges[0]?.response?.status))).toEqual(new Set([400, 401]));
    expect(refused.find(({ derivedBy }) => derivedBy === 'spec')?.requirements[0]).toEqual({
      source: 'oidc.yaml',
      section: '/components/schemas/InvalidClient',
      level: 'must',
    });
  });

  test('its generated code and its files are in order', async () => {
    const folders = ['--specs', plain.specs, '--config', plain.config];
    expect((await contracts(['generate', '--check', ...folders])).code).toBe(0);
    expect((await contracts(['lint', ...folders])).code).toBe(0);
  });
});

const lies: readonly (readonly [what: string, edits: Edits, musts: readonly string[]])[] = [
  [
    'the lifetime is a string',
    [['          type: integer\n          minimum: 1', '          type: string']],
    ['contract.types /expires_in'],
  ],
  ['a token comes with 201', [["'200':", "'201':"]], ['contract.status']],
  ['there is no 401', [["'401':", "'402':"]], ['contract.status']],
  ['there is no 400', [["'400':", "'409':"]], ['contract.status']],
  ['the token type is in lower case', [['const: Bearer', 'const: bearer']], ['contract.values /token_type']],
  [
    'the token has another name',
    [
      ['required: [access_token,', 'required: [token,'],
      ['        access_token:\n', '        token:\n'],
    ],
    ['contract.members /token'],
  ],
  ['a wrong client has another error', [['const: invalid_client', 'const: unauthorized']], ['contract.values /error']],
  ['a refusal has a header more', [['WWW-Authenticate:', 'X-Reason:']], ['contract.header header:X-Reason']],
  ['tokens may be stored', [['const: no-store', 'const: public']], ['contract.header-value header:Cache-Control']],
  ['another grant is the only one', [['const: client_credentials', 'const: password']], ['contract.shape']],
];

describe('what the document says wrongly is found, and nothing else', () => {
  test.each(lies)('%s', async (_, edits, wanted) => {
    const run = await runEdited(plain, edits, server.variables);
    expect([run.code, musts(run)]).toEqual([1, wanted]);
  });

  test('a document in other words has no findings', async () => {
    const run = await runEdited(
      plain,
      [
        ["'400':", "'4XX':"],
        ['required: [access_token, token_type, expires_in]', 'required: [access_token]'],
      ],
      server.variables,
    );
    expect([run.code, musts(run)]).toEqual([0, []]);
  });
});

describe('credentials in the body, other inputs from targets.yaml', () => {
  const inBody: Edits = [
    ['      security:\n        - client: []\n', ''],
    ['  securitySchemes:\n    client:\n      type: http\n      scheme: basic\n', ''],
    ['required: [grant_type]', 'required: [grant_type, client_id, client_secret, scope]'],
    [
      '      properties:\n        grant_type:',
      '      properties:\n        client_id: { type: string }\n        client_secret: { type: string, format: password }\n        grant_type:',
    ],
    ['            WWW-Authenticate:\n              required: true\n', '            WWW-Authenticate:\n'],
  ];
  const inputs: Edits = [['        credentials:', '        inputs: { scope: api:read }\n        credentials:']];

  test('are sent and judged like any others', async () => {
    const { OIDC_BODY_CLIENT_ID, OIDC_BODY_CLIENT_SECRET, ...others } = server.variables;
    const variables = {
      ...others,
      OIDC_CLIENT_ID: OIDC_BODY_CLIENT_ID ?? '',
      OIDC_CLIENT_SECRET: OIDC_BODY_CLIENT_SECRET ?? '',
    };
    const run = await runEdited(plain, inBody, variables, inputs);
    expect([run.code, musts(run)]).toEqual([1, ['contract.no-token /access_token']]);
    const red = run.cases.filter(({ verdict }) => verdict === 'fail');
    // The document that was edited says that a scope is required; the server does not mind.
    expect(red.map(({ id }) => id)).toEqual(['oidc/requestToken/omit/body.scope']);
    expect(run.cases[0]?.exchanges[0]?.request.body).toBe(
      'client_id=«clientId»&client_secret=«clientSecret»&grant_type=client_credentials&scope=api%3Aread',
    );
    const secret = run.cases.find(({ id }) => id === 'oidc/requestToken/wrong/clientSecret');
    expect(secret).toMatchObject({ kind: 'refuse', verdict: 'pass' });
  });
});

describe('what is ours to mend is not held against the server', () => {
  test('a wrong secret', async () => {
    const run = await runOn(plain, { ...server.variables, OIDC_CLIENT_SECRET: 'not-the-secret' });
    expect([run.code, musts(run)]).toEqual([2, []]);
    const [control, ...others] = run.cases;
    expect(control?.error).toMatchObject({ code: 'E_REFUSED', attribution: 'config' });
    expect(new Set(others.map(({ error }) => error?.code))).toEqual(new Set(['E_CONTROL', undefined]));
    expect(run.cases.map(({ verdict }) => verdict)).not.toContain('fail');
  });

  test('a server that is not there', async () => {
    const run = await runOn(plain, { ...server.variables, OIDC_URL: 'http://127.0.0.1:9' });
    expect([run.code, musts(run)]).toEqual([2, []]);
    expect(run.cases[0]?.error).toMatchObject({ code: 'E_CONN_REFUSED', phase: 'connect' });
  });

  test('credentials that are not there', async () => {
    const { OIDC_CLIENT_SECRET: _, ...some } = server.variables;
    const ended = await contracts(['run', '--specs', plain.specs, '--config', plain.config, '--target', 'local'], some);
    expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining('OIDC_CLIENT_SECRET')]);
  });
});
