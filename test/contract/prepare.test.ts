import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/contract/prepare.ts';
import type { Change } from '../../src/model/change.ts';
import type { Prepared } from '../../src/model/prepared.ts';
import { everyCase } from '../plan/every-case.ts';
import { fixedContext, realPlan, realSpec, specIds, type SpecId } from './real-plans.ts';

const values: Readonly<Record<string, string>> = {
  partnerId: 'b3ed7d4b-partner',
  clientId: 'client-Id-4711',
  clientSecret: 'S3cret/with+odd=chars"&%',
  clientCode: 'Code-0815-Geheim',
  clientName: 'Näme & Söhne',
  companyId: 'MYCOMPANY',
  merchantId: 'merchant-99',
  signatureKey: 'k3y-of-signature',
};

async function made(id: SpecId, changes: readonly Change[] = [], more: Record<string, string> = {}): Promise<Prepared> {
  return prepare(realPlan(await realSpec(id), changes, { B01: 'header' }), fixedContext({ ...values, ...more }));
}

const bodyOf = ({ wire }: Prepared): string | null => (wire.body === null ? null : Buffer.from(wire.body).toString());

describe('a request made ready', () => {
  it('is the documented one, with Basic and a partner id', async () => {
    const { wire, shown, trace } = await made('singapay-b2b');
    expect({ ...wire, body: Buffer.from(wire.body ?? []).toString() }).toEqual({
      method: 'POST',
      url: 'https://sandbox.example/api/v1.0/access-token/b2b',
      headers: [
        ['Authorization', `Basic ${Buffer.from(`client-Id-4711:${values['clientSecret']}`).toString('base64')}`],
        ['Accept', 'application/json'],
        ['X-PARTNER-ID', 'b3ed7d4b-partner'],
        ['Content-Type', 'application/json'],
      ],
      body: '{"grantType":"client_credentials"}',
      beforeColon: new Map(),
    });
    expect(shown.headers.slice(0, 3)).toEqual([
      ['Authorization', 'Basic base64(«clientId»:«clientSecret»)'],
      ['Accept', 'application/json'],
      ['X-PARTNER-ID', '«partnerId»'],
    ]);
    expect(trace).toBeNull();
  });

  it('has its time and nonce in the headers that ask for them', async () => {
    const { wire } = await made('singleview-payouts');
    expect(wire.headers).toEqual([
      ['CompanyId', 'MYCOMPANY'],
      ['SVReferenceID', 'HHHHHHHHHHHHHHHH'],
      ['DateTimeStamp', '2026-11-22T10:20:39'],
      ['Device', 'Web'],
      ['Content-Type', 'application/json'],
    ]);
  });

  it('is sent to the whole URL where the document leaves it to the tenant', async () => {
    const plan = realPlan(await realSpec('knnx-dlat'));
    const context = { ...fixedContext(values), baseUrl: 'https://tenant.example/t?x=1', shownBaseUrl: 'https://shown' };
    const { wire, shown } = prepare(plan, context);
    expect([wire.url, shown.url]).toEqual(['https://tenant.example/t?x=1', 'https://shown']);
    expect(bodyOf({ wire, shown, trace: null })).toBe(
      '{"client_id":"client-Id-4711","client_secret":"S3cret/with+odd=chars\\"&%"}',
    );
  });

  it('carries the signature of exactly what it sends, and says how it came about', async () => {
    const prepared = await made('singleview-openbanking');
    const body = bodyOf(prepared) ?? '';
    const digest = createHash('sha256')
      .update(`${Buffer.from(body).toString('base64')}k3y-of-signature`)
      .digest('hex');
    expect(prepared.wire.headers[0]).toEqual(['signature', digest]);
    expect(prepared.shown.headers[0]).toEqual(['signature', '«signature»']);
    expect(prepared.trace).toEqual({
      algorithm: 'steps',
      over: '(whole body)',
      bytes: 'compact',
      text: '{"clientId":"«clientId»","clientCode":"«clientCode»","merchantId":"«merchantId»","grantType":"client_credentials"}',
      length: Buffer.byteLength(body),
      steps: ['base64', 'append «signatureKey»', 'sha256'],
      encoding: 'hex',
      place: ['header:signature'],
    });
  });

  it('signs nothing at all where there is no body', async () => {
    const { wire } = await made('singleview-openbanking', [{ noBody: true }]);
    expect(wire.body).toBeNull();
    expect(wire.headers).toEqual([['signature', createHash('sha256').update('k3y-of-signature').digest('hex')]]);
  });

  it('is altered behind the back of its signature, or has an empty one', async () => {
    const after = await made('singleview-openbanking', [{ tamper: 'alter-after' }]);
    expect(bodyOf(after)).toMatch(/"grantType":"client_credentials","altered":true\}$/);
    expect(after.wire.headers[0]).toEqual((await made('singleview-openbanking')).wire.headers[0]);
    const empty = await made('singleview-openbanking', [{ tamper: 'empty' }]);
    expect([empty.wire.headers[0], empty.shown.headers[0]]).toEqual([
      ['signature', ''],
      ['signature', ''],
    ]);
  });

  it('percent-encodes the query, and shows a name there', async () => {
    const { wire, shown } = await made('singapay-b2b', [
      { set: 'query:a b', to: 'c&d' },
      { set: 'query:key', credential: 'clientSecret' },
    ]);
    expect(wire.url).toContain('?a%20b=c%26d&key=S3cret%2Fwith%2Bodd%3Dchars%22%26%25');
    expect(shown.url).toContain('?a%20b=c&d&key=«clientSecret»');
  });

  it('says which header has white space before its colon', async () => {
    const { wire } = await made('singleview-payouts', [{ beforeColon: 'header:DateTimeStamp', text: '\t' }]);
    expect(wire.beforeColon).toEqual(new Map([[2, '\t']]));
  });

  it.each<readonly [string, Change, string]>([
    ['a form', { format: 'form' }, 'client_id=client-Id-4711&client_secret=S3cret%2Fwith%2Bodd%3Dchars%22%26%25'],
    [
      'multipart',
      { format: 'multipart' },
      [
        '----token-contracts-boundary\r\nContent-Disposition: form-data; name="client_id"\r\n\r\nclient-Id-4711\r\n',
        '----token-contracts-boundary\r\nContent-Disposition: form-data; name="client_secret"\r\n\r\n',
        'S3cret/with+odd=chars"&%\r\n----token-contracts-boundary--\r\n',
      ].join(''),
    ],
    [
      'JSON cut short',
      { bodyText: 'truncated' },
      '{"client_id":"client-Id-4711","client_secret":"S3cret/with+odd=chars\\"',
    ],
    ['no text', { bodyText: 'empty' }, ''],
    ['another text', { bodyText: 'not-json' }, 'not json'],
  ])('can be written as %s', async (_, change, body) => {
    expect(bodyOf(await made('knnx-dlat', [change]))).toBe(body);
  });

  it.each<readonly [Change, string]>([
    [{ bodyText: 'trailing-comma' }, '{"grantType":"client_credentials",}'],
    [{ bodyText: 'array' }, '[{"grantType":"client_credentials"}]'],
    [{ bodyText: 'bom' }, '\uFEFF{"grantType":"client_credentials"}'],
    [{ bodyText: 'trailing-bytes' }, '{"grantType":"client_credentials"}}'],
    [{ write: 'pretty' }, '{\n  "grantType": "client_credentials"\n}'],
  ])('can be broken or written by %j', async (change, body) => {
    const prepared = await made('singapay-b2b', [change]);
    expect(Buffer.from(prepared.wire.body ?? []).equals(Buffer.from(body))).toBe(true);
    expect(prepared.shown.body).toBe(body);
  });

  it('names its boundary only where the body has one', async () => {
    const changes: readonly Change[] = [{ format: 'multipart' }, { format: 'form' }, { contentType: 'text/plain' }];
    const requests = await Promise.all(changes.map((change) => made('knnx-dlat', [change])));
    expect(requests.map(({ wire }) => wire.headers)).toEqual([
      [['Content-Type', 'multipart/form-data; boundary="--token-contracts-boundary"']],
      [['Content-Type', 'application/x-www-form-urlencoded']],
      [['Content-Type', 'text/plain']],
    ]);
  });

  it('holds further members behind its own, and shows their names alone', async () => {
    const extra = '{"tenant": "Geheim-1", "pin": 4711, "deep": {"list": ["Geheim-2", null]}}';
    const prepared = await made('knnx-dlat', [], { extra });
    expect(bodyOf(prepared)).toMatch(/"tenant":"Geheim-1","pin":4711,"deep":\{"list":\["Geheim-2",null\]\}\}$/);
    expect(prepared.shown.body).toMatch(
      /,"tenant":"«extra»","pin":"«extra»","deep":\{"list":\["«extra»","«extra»"\]\}\}$/,
    );
    const form = await made('knnx-dlat', [{ format: 'form' }], { extra: '{"pin":4711}' });
    expect([bodyOf(form)?.slice(-9), form.shown.body?.slice(-12)]).toEqual(['&pin=4711', '&pin=«extra»']);
  });

  it('says that further members are no JSON object without quoting them', async () => {
    for (const extra of ['{"pin": Geheim', '["Geheim"]'])
      await expect(made('knnx-dlat', [], { extra })).rejects.toThrow('the credential «extra» is not a JSON object');
  });

  it('is left without what an optional credential would fill', async () => {
    expect(bodyOf(await made('knnx-dlat', [], { scope: 'DLAT' }))).toContain('"scope":"DLAT"');
    expect(bodyOf(await made('knnx-dlat'))).not.toContain('scope');
  });
});

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });

describe('what is shown of a request', () => {
  it.each(specIds)('holds no credential in any case of %s', async (id) => {
    const spec = await realSpec(id);
    const own = { ...values, extra: '{"pin":"Geheim-1234"}' };
    const learnt: string[] = [];
    const context = fixedContext({ ...own, privateKey: key }, { learn: (_, value) => void learnt.push(value) });
    let requests = 0;
    for (const { steps } of everyCase(spec)) {
      for (const { plan } of steps) {
        const { shown, trace } = prepare(plan, context);
        const text = JSON.stringify([shown, trace]);
        const secrets = [...Object.values(values), 'Geheim-1234', ...learnt].filter(({ length }) => length > 4);
        const found = secrets.filter((secret) =>
          [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)].some((form) => text.includes(form)),
        );
        expect(found).toEqual([]);
        requests += 1;
      }
    }
    expect(requests).toBeGreaterThan(30);
  });
});
