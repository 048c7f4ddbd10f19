import { expect, test } from 'vitest';
import { configuredPlan } from '../../src/model/configured-plan.ts';
import { documentedPlan } from '../../src/model/documented-plan.ts';
import type { Operation } from '../../src/model/provider-spec.ts';
import type { Readings } from '../../src/model/readings.ts';
import { baseDocument, plainDocument } from '../spec/base-document.ts';
import { edited, specOf } from '../spec/load-text.ts';

const spec = await specOf(baseDocument);
const operation = spec.operations[0] as Operation;
const under = (id: string, reading: string): Readings => new Map([[id, { reading, source: 'probe' }]]);
const none: Readings = new Map();

test('the documented request: security, headers, signature, media type, body', () => {
  const plan = documentedPlan(spec, operation, none);
  expect(plan).toMatchObject({ operation: 'requestToken', method: 'POST', path: '/token', query: [], declared: [] });
  expect(plan.headers.map(({ name, value }) => [name, typeof value === 'string' ? value : value.ref])).toEqual([
    ['Authorization', 'basic'],
    ['Accept', 'application/json'],
    ['X-KEY', 'credential'],
    ['X-TIME', 'now'],
    ['X-REF', 'unique'],
    ['Signature', 'signature'],
    ['Content-Type', 'application/json'],
  ]);
  expect(plan.body).toEqual({
    format: 'json',
    root: {
      members: [
        ['grant', { json: 'client_credentials' }],
        ['scope', { value: { ref: 'credential', name: 'scope', how: null, optional: true } }],
      ],
    },
    extra: 'extra',
    write: 'compact',
    text: null,
  });
});

test('a reading moves the signature', () => {
  const plan = documentedPlan(spec, operation, under('Z01', 'body'));
  expect(plan.headers.map(({ name }) => name)).not.toContain('Signature');
  expect(plan.body?.root).toMatchObject({
    members: [
      ['grant', {}],
      ['scope', {}],
      ['Signature', { value: { ref: 'signature' } }],
    ],
  });
  expect(plan.signature).toMatchObject({ place: ['body:/Signature'], key: 'privateKey', tamper: null });
});

test('a reading that puts the signature nowhere leaves it out', async () => {
  const nowhere = await specOf(
    edited(baseDocument, ["use: {signaturePlace: ['body:/Signature']}", 'use: {signaturePlace: []}']),
  );
  const plan = documentedPlan(nowhere, nowhere.operations[0] as Operation, under('Z01', 'body'));
  expect(JSON.stringify([plan.headers, plan.body])).not.toContain('signature');
});

test('an unknown reading stands for nothing, and one of another conflict changes nothing', () => {
  expect(documentedPlan(spec, operation, under('Z99', 'body'))).toEqual(documentedPlan(spec, operation, none));
});

test('a signature of one operation is not put on another', async () => {
  const text = edited(
    baseDocument,
    [
      "x-signature:\n  x-evidence: [S900:L8]\n  algorithm: RSASSA-PKCS1-v1_5-SHA256\n  key: privateKey\n  over: {pointer: ''}\n  bytes: as-sent\n  encoding: base64\n  place: {conflict: Z01}\n",
      '',
    ],
    [
      '      operationId: requestToken\n',
      "      operationId: requestToken\n      x-signature: {x-evidence: [S900:L8], steps: [sha256], key: k, over: {pointer: ''}, bytes: compact, encoding: hex, place: {conflict: Z01}}\n",
    ],
    [
      'components:\n',
      "  /other:\n    post: {operationId: other, x-evidence: [S900:L1], responses: {'200': {description: x, x-shape: token}}}\ncomponents:\n",
    ],
  );
  const two = await specOf(text);
  const plans = two.operations.map((one) => documentedPlan(two, one, none));
  expect(plans.map(({ signature }) => signature?.algorithm ?? null)).toEqual(['steps', null]);
});

test('a form, a query and a whole URL', async () => {
  const plain = await specOf(plainDocument);
  const plan = documentedPlan(plain, plain.operations[0] as Operation, none);
  expect(plan.body).toMatchObject({
    format: 'form',
    root: {
      members: [
        ['grant_type', {}],
        ['audience', {}],
      ],
    },
  });
  expect(plan.query).toEqual([['tries', '1']]);
  const whole = await specOf(
    edited(plainDocument, ['x-vendor: {left: alone}', 'x-url: whole'], ['  /oauth/token:', '  /:']),
  );
  expect(documentedPlan(whole, whole.operations[0] as Operation, none).path).toBe('');
});

test('a body that is no object is sent as its example', async () => {
  const text = edited(
    baseDocument,
    [
      "            schema: {$ref: '#/components/schemas/Request'}",
      '            schema: {type: array}\n            example: [1, 2]',
    ],
    ["      without: [{omit: 'body:/grant'}]", '      without: [{noBody: true}]'],
    ['grant: {type: string, const: client_credentials, x-evidence: [S900:L3]}', 'grant: {type: string}'],
  );
  const list = await specOf(text);
  expect(documentedPlan(list, list.operations[0] as Operation, none).body?.root).toEqual({ json: [1, 2] });
});

test('optional credentials that are not configured leave nothing behind', () => {
  const plan = documentedPlan(spec, operation, none);
  const names = (configured: (name: string) => boolean): string =>
    JSON.stringify(configuredPlan(plan, configured).body?.root);
  expect(names(() => false)).not.toContain('scope');
  expect(names(() => true)).toContain('scope');
  expect(configuredPlan(plan, () => false).headers).toEqual(plan.headers);
});
