import { expect, test } from 'vitest';
import { plainDocument } from './base-document.ts';
import { edited, loadText, specOf } from './load-text.ts';

const spec = await specOf(plainDocument, true);
const [operation] = spec.operations;

test('a plain document has no source, no evidence and no conflicts', () => {
  expect(spec).toMatchObject({ source: null, evidence: [], conflicts: [], silences: [], signature: null });
});

test('an operation without an id is called after its method and path', () => {
  expect(operation).toMatchObject({ id: 'postOauthToken', method: 'POST', path: '/oauth/token' });
});

test('credentials come from the security schemes, other inputs from const, example, default or configuration', () => {
  expect(Object.fromEntries((operation?.inputs ?? []).map(({ location, fill }) => [location, fill]))).toEqual({
    'basic:clientId': { by: 'credential', name: 'clientId', optional: false },
    'basic:clientSecret': { by: 'credential', name: 'clientSecret', optional: false },
    'header:X-API-Key': { by: 'credential', name: 'xApiKey', optional: false },
    'header:X-Channel': { by: 'value', value: 'web' },
    'header:X-Tenant': { by: 'credential', name: 'X-Tenant', optional: false },
    'header:X-Optional': { by: 'nobody' },
    'query:tries': { by: 'value', value: 1 },
    'body:/grant_type': { by: 'value', value: 'client_credentials' },
    'body:/audience': { by: 'value', value: 'https://api.example.test' },
    'body:/note': { by: 'nobody' },
  });
});

test('all that it says is stated', () => {
  const required = operation?.inputs.filter((input) => input.required !== 'no') ?? [];
  expect(required.map(({ required: by }) => by)).not.toContain('assumed');
  expect(required).toHaveLength(8);
  expect(operation?.responses.map(({ status, stated }) => [status, stated])).toEqual([
    ['200', true],
    ['500', true],
    ['4XX', true],
  ]);
});

test('an access_token at the top or one level down makes a token answer, statuses make refusals', () => {
  const branches = operation?.responses.map(({ branches: [branch] }) => branch);
  expect(branches).toMatchObject([
    { shape: 'token', token: { token: '/data/access_token', type: '/data/token_type', lifetime: null } },
    { shape: 'refusal', schema: null },
    { shape: 'refusal', schema: null },
  ]);
  expect(operation?.responses[1]?.pointer).toBe('/components/responses/Failed');
});

test('a success without a token is no answer that we know', async () => {
  const other = await specOf(
    edited(
      plainDocument,
      ['access_token: {type: string}', 'id: {type: string}'],
      ['required: [access_token]', 'required: [id]'],
    ),
  );
  expect(other.operations[0]?.responses[0]?.branches[0]).toMatchObject({ shape: null, token: null });
});

test('a form is a body like any other', () => {
  expect(operation?.body).toMatchObject({
    required: true,
    mediaTypes: ['application/x-www-form-urlencoded'],
    extra: null,
  });
});

test('x- keys and ignored headers of others are left alone', async () => {
  const text = edited(plainDocument, [
    '{name: X-Channel,',
    '{name: Authorization, in: header, x-secret: 5, x-evidence: no, schema: {type: string}}\n        - {name: X-Channel,',
  ]);
  const { spec: other, problems } = await loadText(text, { gate: true });
  expect(problems).toEqual([]);
  expect(other?.operations[0]?.inputs.map(({ location }) => location)).not.toContain('header:Authorization');
});

test('vocabulary that is well-formed counts in a plain document too', async () => {
  const named = await specOf(edited(plainDocument, ['name: X-API-Key}', 'name: X-API-Key, x-secret: apiKey}']));
  expect(named.credentials.map(({ name }) => name)).toContain('apiKey');
});

test('security that may be left out makes optional credentials; bearer tokens are nobody’s', async () => {
  const open = await specOf(edited(plainDocument, ['security: [{login: [], key: []}]', 'security: [{}, {login: []}]']));
  expect(open.credentials.find(({ name }) => name === 'clientSecret')?.optional).toBe(true);
  const bearer = await specOf(edited(plainDocument, ['scheme: basic}', 'scheme: Bearer}']));
  expect(bearer.operations[0]?.inputs[0]).toMatchObject({
    location: 'header:Authorization',
    fill: { by: 'nobody' },
    required: 'no',
  });
});

test('credentials in the body are told by their names, even where an example is printed', async () => {
  const text = edited(plainDocument, [
    'note: {type: string}',
    'client_id: {type: string, example: abc}\n                clientSecret: {type: string, example: def}\n                pin: {type: string, format: password}\n                note: {type: string}',
  ]);
  const spec = await specOf(
    edited(text, ['required: [grant_type, audience]', 'required: [grant_type, audience, client_id, clientSecret]']),
  );
  const fills = Object.fromEntries((spec.operations[0]?.inputs ?? []).map(({ location, fill }) => [location, fill]));
  expect(fills).toMatchObject({
    'body:/client_id': { by: 'credential', name: 'clientId', optional: false },
    'body:/clientSecret': { by: 'credential', name: 'clientSecret', optional: false },
    'body:/pin': { by: 'credential', name: 'pin', optional: true },
  });
});

const fillsOf = async (text: string) => {
  const { operations } = await specOf(text);
  return Object.fromEntries((operations[0]?.inputs ?? []).map(({ location, fill }) => [location, fill]));
};

test('credentials that a security scheme carries are not sent a second time where they may be left out', async () => {
  const members =
    'client_id: {type: string}\n                client_secret: {type: string}\n                note: {type: string}';
  const withMembers = edited(plainDocument, ['note: {type: string}', members]);
  expect(await fillsOf(withMembers)).toMatchObject({
    'body:/client_id': { by: 'nobody' },
    'body:/client_secret': { by: 'nobody' },
  });
  const withoutScheme = edited(withMembers, ['security: [{login: [], key: []}]', 'security: [{key: []}]']);
  expect(await fillsOf(withoutScheme)).toMatchObject({
    'body:/client_id': { by: 'credential', name: 'clientId', optional: true },
  });
});

const wholeApi = edited(
  plainDocument,
  [
    'components:',
    `  /accounts/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: session, in: cookie, schema: {type: string}}
    get:
      security: [{delegated: [read]}]
      responses: {'200': {description: ok}}
components:`,
  ],
  [
    '    login: {type',
    '    delegated: {type: oauth2, flows: {clientCredentials: {tokenUrl: /oauth/token, scopes: {read: r}}}}\n    login: {type',
  ],
);

test('of a document of a whole API only what answers with a token is asked for one', async () => {
  const { spec: whole, problems } = await loadText(wholeApi, { gate: true });
  expect(problems).toEqual([]);
  expect(whole?.operations.map(({ path }) => path)).toEqual(['/oauth/token']);
});

test('a token request that can only be made with an unknown scheme is a problem', async () => {
  const own = edited(wholeApi, ['    post:\n', '    post:\n      security: [{delegated: []}]\n']);
  const { problems } = await loadText(own, { gate: false });
  expect(problems.map(({ code }) => code)).toEqual(['E_UNSUPPORTED']);
});

test('what a document asks of every operation is not asked of the one that issues tokens', async () => {
  const only = edited(wholeApi, ['security: [{login: [], key: []}]', 'security: [{delegated: []}]']);
  expect((await specOf(only)).credentials.map(({ name }) => name)).toEqual(['X-Tenant']);
  const either = edited(wholeApi, ['security: [{login: [], key: []}]', 'security: [{delegated: []}, {login: []}]']);
  expect((await specOf(either)).credentials.map(({ name }) => name)).toContain('clientSecret');
});
