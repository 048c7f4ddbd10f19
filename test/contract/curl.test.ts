import { createHash, verify, constants } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/contract/apply-changes.ts';
import type { Change } from '../../src/model/change.ts';
import type { RequestPlan } from '../../src/model/request-plan.ts';
import { asArrived, compare, foreign, nasty, settled, valuesFor, type Compared, type Scene } from './curl-scene.ts';
import { realPlan, realSpec, type SpecId } from './real-plans.ts';
import { keyFiles, noShell, type Arrived } from './shell.ts';

let keys: ReturnType<typeof keyFiles>;
beforeAll(() => {
  keys = keyFiles();
});
afterAll(() => keys.remove());

async function sceneOf(id: SpecId): Promise<Scene> {
  const spec = await realSpec(id);
  const values = valuesFor(spec);
  if (id === 'singleview-openbanking') Object.assign(values, { clientId: foreign, clientCode: `${foreign}-2` });
  if (id === 'knnx-dlat') Object.assign(values, { clientSecret: foreign });
  if (id !== 'singleview-b2b') return { values, wholeUrl: spec.wholeUrl };
  return {
    values: { ...values, privateKey: keys.pem },
    variables: { V_PRIVATE_KEY_FILE: `${keys.folder}/key.pem` },
  };
}

async function sent(id: SpecId, changes: readonly Change[], readings: Record<string, string> = {}): Promise<Compared> {
  const spec = await realSpec(id);
  return compare(realPlan(spec, changes, readings), await sceneOf(id));
}

const sides = ({ arrived, wanted }: Compared): { arrived: Arrived; wanted: Arrived } => ({
  arrived: settled(arrived),
  wanted: settled(asArrived(wanted)),
});

const fieldsOf = (body: Uint8Array | null): string[][] => [
  ...new URLSearchParams(Buffer.from(body ?? []).toString('utf8')),
];

function signatureOf({ arrived }: Compared): { signature: Buffer; signed: Buffer } {
  const body = JSON.parse(arrived.body.toString()) as { Message: unknown; Signature: string };
  return { signature: Buffer.from(body.Signature, 'base64'), signed: Buffer.from(JSON.stringify(body.Message)) };
}

type Row = readonly [name: string, id: SpecId, changes: readonly Change[], readings?: Record<string, string>];

const rows: readonly Row[] = [
  ['Basic beside a partner id', 'singapay-b2b', []],
  ['credentials in JSON, and further members', 'knnx-dlat', []],
  ['generated headers', 'singleview-payouts', []],
  ['a GET with a signed body', 'singleview-b2b', [], { 'C01-C02': 'get-auth' }],
  ['a hash recipe', 'singleview-openbanking', []],
  ['a signature in the body', 'singleview-openbanking', [], { B01: 'body' }],
  ['no signature', 'singleview-openbanking', [], { B01: 'not-enforced' }],
  ...['literal', 'twice', 'hmac'].map((B03): Row => [`the recipe ${B03}`, 'singleview-openbanking', [], { B03 }]),
  ...['message', 'wrapped', 'rest', 'request'].map((C13): Row => [
    `a signature over ${C13}`,
    'singleview-b2b',
    [],
    { C13 },
  ]),
  ['a pretty body signed as sent', 'singleview-b2b', [{ write: 'pretty' }], { C13: 'rest' }],
  ['a pretty body signed compact', 'singleview-b2b', [{ write: 'pretty' }], { C14: 'compact' }],
  ['a reordered body signed sorted', 'singleview-b2b', [{ write: 'reordered' }], { C14: 'sorted' }],
  [
    'a pretty body signed in the order of the document',
    'singleview-openbanking',
    [{ write: 'pretty' }],
    { B02: 'documented-order' },
  ],
  ['a wrong secret', 'singapay-b2b', [{ alter: 'basic:clientSecret', how: 'wrong' }]],
  [
    'a wrong secret in header and body',
    'singleview-b2b',
    [
      { alter: 'header:clientsecret', how: 'wrong' },
      { alter: 'body:/Message/OSVAuthRequest/client_secret', how: 'wrong' },
    ],
  ],
  ['an unknown client', 'knnx-dlat', [{ alter: 'body:/client_id', how: 'unknown' }]],
  ['a secret cut short', 'knnx-dlat', [{ alter: 'body:/client_secret', how: 'truncated' }]],
  ['a secret with a space behind', 'singapay-b2b', [{ alter: 'basic:clientSecret', how: 'trailing-space' }]],
  ['an id with a space before', 'singapay-b2b', [{ alter: 'header:X-PARTNER-ID', how: 'leading-space' }]],
  ['a secret in capitals', 'knnx-dlat', [{ alter: 'body:/client_secret', how: 'upper-case' }]],
  ['a secret in small letters', 'singapay-b2b', [{ alter: 'basic:clientSecret', how: 'lower-case' }]],
  ['an empty secret', 'singapay-b2b', [{ alter: 'basic:clientSecret', how: 'empty' }]],
  ['an empty header', 'singapay-b2b', [{ set: 'header:X-PARTNER-ID', to: '' }]],
  ['a header left out', 'singapay-b2b', [{ omit: 'header:Accept' }]],
  ['a header twice', 'singapay-b2b', [{ duplicate: 'header:X-PARTNER-ID', to: 'another one' }]],
  ['a header of odd characters', 'singapay-b2b', [{ set: 'header:X-PARTNER-ID', to: `é $a \`b\` "c" 'd' !e \\n` }]],
  ['a member twice', 'knnx-dlat', [{ duplicate: 'body:/client_id', to: 'dup "$(id)" \\ %s \'' }]],
  ['a member of another type', 'singleview-openbanking', [{ set: 'body:/grantType', to: { a: [1, null, true, '%'] } }]],
  ['a tab before the colon', 'singleview-payouts', [{ beforeColon: 'header:DateTimeStamp', text: '\t' }]],
  ['a space before the colon', 'singleview-payouts', [{ beforeColon: 'header:Device', text: ' ' }]],
  ['typographic quotes between id and secret', 'singapay-b2b', [{ basicSeparator: '”:”' }]],
  ['Basic that is not base64', 'singapay-b2b', [{ basicText: '%%%' }]],
  [
    'another spelling of scheme and header',
    'singapay-b2b',
    [
      { spell: 'header:Authorization', as: 'bAsIc' },
      { spell: 'header:X-PARTNER-ID', as: 'x-partner-id' },
    ],
  ],
  ['no Content-Type', 'singapay-b2b', [{ contentType: null }]],
  ['another path and query', 'singapay-b2b', [{ path: '/v2/../x[1]{2}' }, { set: 'query:a b', to: 'c&d$' }]],
  ['a method without a body', 'singapay-b2b', [{ method: 'DELETE' }, { noBody: true }]],
  ['a HEAD', 'singleview-payouts', [{ method: 'HEAD' }, { noBody: true }]],
  ['a POST without a body', 'singapay-b2b', [{ noBody: true }]],
  ['a multipart body', 'knnx-dlat', [{ format: 'multipart' }, { omit: 'body:/scope' }]],
  ...(['truncated', 'trailing-comma', 'empty', 'array', 'bom', 'trailing-bytes', 'not-json'] as const).flatMap(
    (bodyText): Row[] => [
      [`a body broken as ${bodyText}`, 'knnx-dlat', [{ bodyText }]],
      [`a signed body broken as ${bodyText}`, 'singleview-openbanking', [{ bodyText }]],
    ],
  ),
  ...(['omit', 'corrupt', 'other-bytes', 'alter-after', 'empty'] as const).flatMap((tamper): Row[] => [
    [`an RSA signature tampered with: ${tamper}`, 'singleview-b2b', [{ tamper }]],
    [`a hash signature tampered with: ${tamper}`, 'singleview-openbanking', [{ tamper }]],
  ]),
  ['a hash with another key', 'singleview-openbanking', [{ tamper: 'other-key' }]],
];

describe.skipIf(noShell !== null)(`a request in the shell${noShell === null ? '' : ` (skipped: ${noShell})`}`, () => {
  for (const [name, id, changes, readings] of rows) {
    it.concurrent(`sends ${name} byte for byte`, async () => {
      const scene = await sceneOf(id);
      const { extra = '', ...values } = scene.values;
      const isFlat = name === 'a multipart body' || extra === '';
      const plan = realPlan(await realSpec(id), changes, readings);
      const { arrived, wanted } = sides(await compare(plan, { ...scene, values: isFlat ? values : scene.values }));
      expect(arrived).toEqual(wanted);
    });
  }

  it('sends a form with the same fields', async () => {
    const spec = await realSpec('knnx-dlat');
    const { extra: _, ...values } = valuesFor(spec);
    const { arrived, wanted } = await compare(
      realPlan(spec, [{ format: 'form' }, { set: 'body:/data', to: { 'a"': ['$b', '*~ é'] } }]),
      { values: { ...values, clientId: foreign }, wholeUrl: true },
    );
    expect(fieldsOf(arrived.body)).toEqual(fieldsOf(wanted.body));
    expect(arrived.headers).toEqual(['Content-Type: application/x-www-form-urlencoded']);
  });

  it('escapes a credential in the URL', async () => {
    const spec = await realSpec('singapay-b2b');
    const { arrived } = await sent('singapay-b2b', [{ set: 'query:key', credential: 'partnerId' }]);
    const query = new URLSearchParams(arrived.start.split(' ')[1]?.split('?')[1]);
    expect(query.get('key')).toBe(valuesFor(spec)['partnerId']);
  });

  it('spreads further members however their JSON is spaced', async () => {
    const spec = await realSpec('knnx-dlat');
    const body = async (extra: string): Promise<unknown> => {
      const { arrived } = await compare(realPlan(spec), {
        values: { clientId: 'a', clientSecret: 'b', extra },
        wholeUrl: true,
      });
      return JSON.parse(arrived.body.toString('utf8'));
    };
    expect(await body(' {\n "pin" : 7,\n "more": { "x": "}" }\n}\n')).toEqual({
      client_id: 'a',
      client_secret: 'b',
      pin: 7,
      more: { x: '}' },
    });
    expect(await body('{ }')).toEqual({ client_id: 'a', client_secret: 'b' });
  });

  it('leaves a header out that holds an optional credential nobody configured', async () => {
    const spec = await realSpec('knnx-dlat');
    const { arrived } = await compare(realPlan(spec), { values: { clientId: 'a', clientSecret: 'b' }, wholeUrl: true });
    expect(arrived.body.toString()).toBe('{"client_id":"a","client_secret":"b"}');
  });

  it('unlocks a private key with its passphrase', async () => {
    const scene = await sceneOf('singleview-b2b');
    const plan = realPlan(await realSpec('singleview-b2b'));
    const compared = await compare(plan, {
      values: { ...scene.values, privateKey: keys.encrypted, privateKeyPassphrase: 'pass "phrase"' },
      variables: { V_PRIVATE_KEY_FILE: `${keys.folder}/encrypted.pem` },
    });
    const { arrived, wanted } = sides(compared);
    expect(arrived).toEqual(wanted);
  });

  it('signs with PSS where the case says so, and by a key that nobody registered', async () => {
    const verifies = (compared: Compared, padding: number): boolean => {
      const { signature, signed } = signatureOf(compared);
      return verify('sha256', signed, { key: keys.publicPem, padding }, signature);
    };
    const pss = await sent('singleview-b2b', [{ tamper: 'pss' }]);
    expect(verifies(pss, constants.RSA_PKCS1_PSS_PADDING)).toBe(true);
    const other = await sent('singleview-b2b', [{ tamper: 'other-key' }]);
    expect(verifies(other, constants.RSA_PKCS1_PADDING)).toBe(false);
    expect(signatureOf(other).signature).toHaveLength(256);
  });

  it('signs the very time and nonce that it sends', async () => {
    const signed = applyChanges(realPlan(await realSpec('singleview-openbanking')), []);
    const plan: RequestPlan = {
      ...signed,
      body: signed.body && {
        ...signed.body,
        root: {
          members: [
            ['at', { value: { ref: 'now', format: 'offset' } }],
            ['day', { value: { ref: 'now', format: 'date' } }],
            ['seconds', { value: { ref: 'now', format: 'unix' } }],
            ['utc', { value: { ref: 'now', format: 'utc' } }],
            ['nonce', { value: { ref: 'unique', minLength: 3, maxLength: 7 } }],
            ['id', { value: { ref: 'credential', name: 'clientId', how: null } }],
          ],
        },
      },
    };
    const { arrived } = await compare(plan, { values: { clientId: foreign, signatureKey: nasty } });
    const digest = createHash('sha256')
      .update(arrived.body.toString('base64') + nasty)
      .digest('hex');
    expect(arrived.headers).toContain(`signature: ${digest}`);
    const body = JSON.parse(arrived.body.toString()) as Record<string, string>;
    expect(body['nonce']).toMatch(/^[0-9a-f]{7}$/);
    const now = Date.now();
    const ages = ['at', 'utc'].map((name) => now - Date.parse(body[name] ?? ''));
    for (const age of [...ages, now - Number(body['seconds']) * 1000]) expect(Math.abs(age)).toBeLessThan(30_000);
    expect(body['day']).toBe(new Date(now).toISOString().slice(0, 10));
  });
});
