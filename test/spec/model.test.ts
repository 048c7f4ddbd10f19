import { expect, test } from 'vitest';
import type { Input } from '../../src/model/provider-spec.ts';
import { baseDocument } from './base-document.ts';
import { edited, specOf } from './load-text.ts';

const spec = await specOf(baseDocument);
const [operation] = spec.operations;
const input = (location: string, of = operation?.inputs ?? []): Input | undefined =>
  of.find((one) => one.location === location);

test('the head of the model', () => {
  expect(spec).toMatchObject({
    id: 'example',
    title: 'Example tokens',
    file: 'specs/example.yaml',
    openapi: '3.1.0',
    source: { id: 'S900', title: 'Example, Get Access Token' },
    claims: ['RFC 6749'],
    wholeUrl: false,
    publicSamples: ['abc.def'],
  });
  expect(spec.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('inputs come from security, request headers, parameters and the body, then the signature', () => {
  expect(operation?.inputs.map(({ location }) => location)).toEqual([
    'basic:clientId',
    'basic:clientSecret',
    'header:Accept',
    'header:X-KEY',
    'header:X-TIME',
    'header:X-REF',
    'body:/grant',
    'body:/scope',
    'header:Signature',
    'body:/Signature',
  ]);
});

test('fillers by their order of precedence', () => {
  expect(Object.fromEntries((operation?.inputs ?? []).map(({ location, fill }) => [location, fill]))).toEqual({
    'basic:clientId': { by: 'credential', name: 'clientId', optional: false },
    'basic:clientSecret': { by: 'credential', name: 'clientSecret', optional: false },
    'header:Accept': { by: 'value', value: 'application/json' },
    'header:X-KEY': { by: 'credential', name: 'apiKey', optional: false },
    'header:X-TIME': { by: 'now', format: 'local' },
    'header:X-REF': { by: 'unique', minLength: 3, maxLength: 16 },
    'body:/grant': { by: 'value', value: 'client_credentials' },
    'body:/scope': { by: 'credential', name: 'scope', optional: true, secret: false },
    'header:Signature': { by: 'signature' },
    'body:/Signature': { by: 'signature' },
  });
});

test('credentials are what inputs, the signature and the open body name', () => {
  expect(spec.credentials.map(({ name, optional, kind }) => [name, optional, kind])).toEqual([
    ['privateKey', false, 'private-key'],
    ['clientId', false, 'text'],
    ['clientSecret', false, 'text'],
    ['apiKey', false, 'text'],
    ['scope', true, 'text'],
    ['extra', true, 'json'],
  ]);
  expect(operation?.body?.extra).toBe('extra');
});

test('evidence is inherited from the nearest ancestor, also through a reference', () => {
  expect(input('header:X-KEY')?.evidence).toEqual(['S900:L2']);
  expect(input('header:X-TIME')?.evidence).toEqual(['S900:L1']);
  expect(input('body:/grant')?.evidence).toEqual(['S900:L3']);
  expect(input('body:/scope')?.evidence).toEqual(['S900:L1']);
  const [issued, refused, failed] = operation?.responses.map(({ branches }) => branches[0]) ?? [];
  expect(issued?.evidence).toEqual(['S900:L4']);
  expect(refused?.evidence).toEqual(['S900:L7']);
  expect(failed).toMatchObject({ evidence: [], assumed: { why: 'Servers fail.', source: null } });
});

test('required is stated, assumed or not said', async () => {
  expect(input('header:X-KEY')?.required).toBe('stated');
  expect(input('body:/grant')?.required).toBe('stated');
  expect(input('body:/scope')?.required).toBe('no');
  const assumedList = await specOf(
    edited(baseDocument, ['      required: [grant]', '      x-assumed: {why: Not flagged.}\n      required: [grant]']),
  );
  expect(input('body:/grant', assumedList.operations[0]?.inputs)).toMatchObject({
    required: 'assumed',
    evidence: ['S900:L3'],
  });
  const assumedInput = await specOf(
    edited(baseDocument, ['x-evidence: [S900:L2]', 'x-evidence: [S900:L2]\n          x-assumed: {why: Not flagged.}']),
  );
  expect(input('header:X-KEY', assumedInput.operations[0]?.inputs)?.required).toBe('assumed');
});

test('causes are stated by the evidence of their node, unless assumed', () => {
  expect(operation?.responses[1]?.branches[0]?.causes).toEqual([
    { cause: 'wrong-secret', stated: true, evidence: ['S900:L7'] },
    { cause: 'unknown-client', stated: false, evidence: [] },
  ]);
  expect(operation?.responses[2]?.branches[0]?.causes).toEqual([{ cause: 'technical', stated: false, evidence: [] }]);
});

test('a response without content has one branch without a schema', () => {
  const failed = operation?.responses[2];
  expect(failed).toMatchObject({ status: '503', stated: false, mediaTypes: [] });
  expect(failed?.branches).toMatchObject([{ name: '503', shape: 'technical-error', schema: null, token: null }]);
});

test('a branch knows its token, and what simulators add', () => {
  expect(operation?.responses[0]?.branches[0]).toMatchObject({
    name: 'Issued',
    shape: 'token',
    schema: '/components/schemas/Issued',
    token: { token: '/access_token', type: null, lifetime: '/expires_in' },
    simulate: { status: {}, headers: {}, body: null },
  });
  expect(operation?.responses[1]?.branches[0]?.simulate).toEqual({
    status: { '*': 401 },
    headers: { 'WWW-Authenticate': 'Basic' },
    body: { message: 'no' },
  });
});

test('oneOf makes branches, nested ones and the shape of the choice included', async () => {
  const many = await specOf(
    edited(
      baseDocument,
      ["schema: {$ref: '#/components/schemas/Refused'}", "schema: {$ref: '#/components/schemas/Refusals'}"],
      [
        '    Refused:\n',
        "    Refusals:\n      x-shape: refusal\n      oneOf:\n        - {$ref: '#/components/schemas/Refused'}\n        - anyOf: [{type: string}, {type: 'null'}]\n    Refused:\n",
      ],
    ),
  );
  expect(many.operations[0]?.responses[1]?.branches.map(({ name, shape, schema }) => [name, shape, schema])).toEqual([
    ['Refused', 'refusal', '/components/schemas/Refused'],
    ['401 form 1', 'refusal', '/components/schemas/Refusals/oneOf/1/anyOf/0'],
    ['401 form 2', 'refusal', '/components/schemas/Refusals/oneOf/1/anyOf/1'],
  ]);
});

test('members and facts are found through allOf', async () => {
  const merged = await specOf(
    edited(baseDocument, [
      "            schema: {$ref: '#/components/schemas/Request'}",
      "            schema: {allOf: [{$ref: '#/components/schemas/Request'}, {required: [more], properties: {more: {const: 1}}}]}",
    ]),
  );
  expect(input('body:/more', merged.operations[0]?.inputs)).toMatchObject({
    required: 'stated',
    fixed: 1,
    type: 'integer',
    fill: { by: 'value', value: 1 },
  });
});

test('the parts of the signature that a conflict decides stand at its start', () => {
  expect(spec.signature).toMatchObject({
    algorithm: 'RSASSA-PKCS1-v1_5-SHA256',
    key: 'privateKey',
    over: { pointer: '' },
    place: ['header:Signature'],
    conflicts: { place: 'Z01' },
    evidence: ['S900:L8'],
  });
});

test('conflicts and silences keep their order, their readings and their places', () => {
  expect(spec.conflicts.map(({ id, decide, after }) => [id, decide, after])).toEqual([
    ['Z01', 'first-token', []],
    ['Z02', 'outcomes', ['Z01']],
    ['Z03', 'response', []],
    ['Z04', 'response', []],
  ]);
  expect(spec.conflicts[1]?.readings[0]).toMatchObject({
    id: 'required',
    outcomes: { documented: 'accepted', without: 'refused' },
  });
  expect(spec.conflicts[1]?.requests).toEqual({ without: [{ omit: 'body:/grant' }] });
  expect(spec.conflicts[2]?.readings.map(({ schema }) => schema)).toEqual([
    '/x-conflicts/2/readings/0/schema',
    '/x-conflicts/2/readings/1/schema',
  ]);
  expect(spec.silences.map(({ id, observe, passive, request }) => [id, observe, passive, request.length])).toEqual([
    ['Z05', 'header:Cache-Control', false, 0],
    ['Z06', 'outcome', false, 2],
    ['Z07', 'status', true, 0],
  ]);
});

test('every line has the nodes that stand on it; x-unjudged on all of them says why nobody can judge it', async () => {
  expect(spec.evidence.find(({ line }) => line === 'S900:L3')).toEqual({
    line: 'S900:L3',
    says: 'grant is mandatory and fixed',
    pointers: ['/x-conflicts/1/readings/0', '/components/schemas/Request/properties/grant'],
    unjudged: null,
  });
  const unjudged = await specOf(
    edited(
      baseDocument,
      ['  version: 1.0.0\n', '  version: 1.0.0\n  x-evidence: [S900:L10]\n  x-unjudged: Prose.\n'],
      ["    L9: 'Accept is mandatory'", "    L9: 'Accept is mandatory'\n    L10: 'A prose line'"],
    ),
  );
  expect(unjudged.evidence.at(-1)).toEqual({
    line: 'S900:L10',
    says: 'A prose line',
    pointers: ['/info'],
    unjudged: 'Prose.',
  });
});
