import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SignatureRule } from '../../src/model/provider-spec.ts';
import type { RawRequest, SimulatorOptions } from '../../src/model/simulator.ts';
import { demoRsaKey } from '../../src/simulate/demo-rsa-key.ts';
import { type JsonNode, parseJsonObject } from '../../src/simulate/json-text.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { recipe } from '../../src/simulate/signature-state.ts';
import { signedText } from '../../src/simulate/signed-bytes.ts';
import { branch, bytesOf, operation, providerSpec, responses, simulate } from './hand-made.ts';

const position = { file: '', line: 1, col: 1 };
const rsa: SignatureRule = {
  pointer: '/x-signature',
  position,
  algorithm: 'RSASSA-PKCS1-v1_5-SHA256',
  steps: [],
  key: 'privateKey',
  over: { pointer: '/Message' },
  bytes: 'as-sent',
  encoding: 'base64',
  place: ['body:/Signature'],
  conflicts: {},
  evidence: [],
  assumed: null,
};

function signedSpec(signature: SignatureRule) {
  return providerSpec('signed', {
    document: {},
    signature,
    operations: [
      operation('issue', 'POST', '/token', {
        responses: [responses('200', [branch({ shape: 'token' })]), responses('401', [branch({ shape: 'refusal' })])],
      }),
    ],
  });
}

const status = (signature: SignatureRule, key: string, request: RawRequest, more: Partial<SimulatorOptions> = {}) =>
  simulate(signedSpec(signature), { [signature.key]: key }, more).respond(request).status;

function post(body: string, headers: readonly (readonly [string, string])[] = []): RawRequest {
  return {
    method: 'POST',
    path: '/token',
    headers: [['Content-Type', 'application/json'], ...headers],
    body: bytesOf(body),
  };
}

const pem = demoRsaKey(seededRandom('signature')).export({ type: 'pkcs8', format: 'pem' });
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** The signature that the openssl command makes of these bytes. */
function openssl(bytes: string, options: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  try {
    writeFileSync(join(folder, 'key.pem'), pem, { mode: 0o600 });
    writeFileSync(join(folder, 'signed'), bytes);
    const made = spawnSync('openssl', [
      'dgst',
      '-sha256',
      ...options,
      '-sign',
      join(folder, 'key.pem'),
      join(folder, 'signed'),
    ]);
    expect(made.status).toBe(0);
    return made.stdout.toString('base64');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!hasOpenssl)('an RSA signature by openssl', () => {
  const message = '{ "client_id": "a",\n  "näme": "b" }';
  const body = (signature: string) => `{"Message": ${message}, "Signature": "${signature}"}`;

  it('is accepted over the exact text of the member', () => {
    expect(status(rsa, pem, post(body(openssl(message))))).toBe(200);
  });

  it('is refused once a byte of that text is another', () => {
    expect(status(rsa, pem, post(body(openssl(message)).replace('"a"', '"b"')))).toBe(401);
    expect(status(rsa, pem, post(body(openssl(`${message} `))))).toBe(401);
  });

  it('is refused when it is PSS, unless a fault takes that too', () => {
    const pss = post(body(openssl(message, ['-sigopt', 'rsa_padding_mode:pss'])));
    expect(status(rsa, pem, pss)).toBe(401);
    expect(status(rsa, pem, pss, { faults: [{ name: 'x', title: 'x', lenient: ['signature-pss'] }] })).toBe(200);
  });

  it('is refused when its base64 is not canonical, empty, missing or no string', () => {
    const signature = openssl(message);
    for (const spoiled of [`${signature} `, signature.replace(/=+$/, ''), `A${signature.slice(1)}`, ''])
      expect(status(rsa, pem, post(body(spoiled)))).toBe(401);
    expect(status(rsa, pem, post(`{"Message":${message}}`))).toBe(401);
    expect(status(rsa, pem, post(`{"Message":${message},"Signature":7}`))).toBe(401);
  });

  it('is looked for where the rule says, in every place it says', () => {
    const signature = openssl(message);
    const both: SignatureRule = { ...rsa, place: ['header:Signature', 'body:/Signature'] };
    expect(status(both, pem, post(body(signature), [['signature', signature]]))).toBe(200);
    expect(status(both, pem, post(body(signature)))).toBe(401);
    expect(status(both, pem, post(body(signature), [['signature', `A${signature.slice(1)}`]]))).toBe(401);
    expect(status({ ...rsa, place: [] }, pem, post(`{"Message":{}}`))).toBe(200);
  });

  it('covers the part that the rule names, written as the rule says', () => {
    const text = '{"Channel":"x","Message":{"b":1.0,"a":{"z":true,"y":null}},"Signature":"@"}';
    const signed: [SignatureRule['over'], SignatureRule['bytes'], string][] = [
      [{ pointer: '/Message/a' }, 'as-sent', '{"z":true,"y":null}'],
      [{ pointer: '/Message' }, 'compact', '{"b":1,"a":{"z":true,"y":null}}'],
      [{ pointer: '/Message' }, 'sorted', '{"a":{"y":null,"z":true},"b":1}'],
      [{ wrap: '/Message' }, 'as-sent', '{"Message":{"b":1.0,"a":{"z":true,"y":null}}}'],
      [{ without: ['/Signature'] }, 'as-sent', '{"Channel":"x","Message":{"b":1.0,"a":{"z":true,"y":null}}}'],
      [{ without: ['/Signature'] }, 'sorted', '{"Channel":"x","Message":{"a":{"y":null,"z":true},"b":1}}'],
    ];
    for (const [over, bytes, covered] of signed)
      expect(status({ ...rsa, over, bytes }, pem, post(text.replace('@', openssl(covered))))).toBe(200);
  });
});

describe('the signed text', () => {
  const document = { schema: { properties: { a: { properties: { x: {}, y: {} } }, b: {} } } };
  const text = (body: string, rule: Pick<SignatureRule, 'over' | 'bytes'>) =>
    signedText({ text: body, root: parseJsonObject(body, new Set()).root as JsonNode }, rule, document, '/schema');

  it('follows the order of the document, members that it does not know last', () => {
    const body = '{"c":1,"b":2,"a":{"y":3,"x":4}}';
    expect(text(body, { over: { pointer: '' }, bytes: 'documented-order' })).toBe('{"a":{"x":4,"y":3},"b":2,"c":1}');
    expect(text(body, { over: { pointer: '/a' }, bytes: 'documented-order' })).toBe('{"x":4,"y":3}');
  });

  it('is the whole body, white space and all, when nothing is left out of it', () => {
    expect(text(' {"a": 1} ', { over: { without: [] }, bytes: 'as-sent' })).toBe(' {"a": 1} ');
    expect(text(' {"a": 1} ', { over: { pointer: '' }, bytes: 'as-sent' })).toBe(' {"a": 1} ');
  });

  it('is nothing when the signed member is not there', () => {
    expect(text('{"b":1}', { over: { pointer: '/a' }, bytes: 'compact' })).toBeNull();
  });
});

describe('a hash recipe', () => {
  const compact =
    '{"clientId":"Enter_Client_Id","clientCode":"Enter_Client_Code","merchantId":"Enter_Merchant_Id","grantType":"client_credentials"}';
  const pretty = JSON.stringify(JSON.parse(compact), null, 4);
  const hash: SignatureRule = {
    ...rsa,
    algorithm: 'steps',
    steps: ['base64', 'append-key', 'sha256'],
    key: 'signatureKey',
    over: { pointer: '' },
    encoding: 'hex',
    place: ['header:signature'],
  };

  it('agrees with the vectors of the provider notes', () => {
    const [one, other] = [compact, pretty].map((text) =>
      recipe(hash.steps, Buffer.from(text), 'Signature_Key').toString('hex'),
    );
    expect(one).toBe('bb0968d4758ba3425a5fedf4b705df80c2ad97349ded12a18d571d7ca122c56b');
    expect(other).toBe('78202fbc36ff6abdf1a6008eee3cf1b71e9b25922b2254ee02457856315a4e9d');
  });

  it('is verified over the bytes in force', () => {
    const header = (text: string): [string, string] => [
      'signature',
      recipe(hash.steps, Buffer.from(text), 'k').toString('hex'),
    ];
    expect(status(hash, 'k', post(pretty, [header(pretty)]))).toBe(200);
    expect(status(hash, 'k', post(pretty, [header(compact)]))).toBe(401);
    expect(status({ ...hash, bytes: 'compact' }, 'k', post(pretty, [header(compact)]))).toBe(200);
    expect(status({ ...hash, bytes: 'compact' }, 'k', post(pretty, [header(pretty)]))).toBe(401);
  });

  it('is compared digit by digit: capitals and a second header are refused', () => {
    const hex = recipe(hash.steps, Buffer.from(compact), 'k').toString('hex');
    expect(status(hash, 'k', post(compact, [['signature', hex.toUpperCase()]]))).toBe(401);
    expect(
      status(
        hash,
        'k',
        post(compact, [
          ['signature', hex],
          ['Signature', hex],
        ]),
      ),
    ).toBe(401);
  });
});

it('a demo key is the same for the same seed, of 2048 bits, and another for another', () => {
  const again = demoRsaKey(seededRandom('signature'));
  expect(again.export({ type: 'pkcs8', format: 'pem' })).toBe(pem);
  expect(createPublicKey(again).asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65_537n });
  expect(demoRsaKey(seededRandom('other')).export({ type: 'pkcs8', format: 'pem' })).not.toBe(pem);
});
