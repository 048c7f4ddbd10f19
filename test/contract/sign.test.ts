import { spawnSync } from 'node:child_process';
import { constants, createPublicKey, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSteps, sign } from '../../src/contract/sign.ts';
import type { SignatureTamper } from '../../src/model/change.ts';
import type { SignatureStep } from '../../src/model/provider-spec.ts';
import type { PlannedSignature } from '../../src/model/request-plan.ts';
import { keyFiles } from './shell.ts';

let keys: ReturnType<typeof keyFiles>;
beforeAll(() => {
  keys = keyFiles();
});
afterAll(() => keys.remove());

const openssl = (args: readonly string[], input: string | Buffer): Buffer =>
  spawnSync('openssl', args, { input }).stdout;
const noOpenssl = spawnSync('openssl', ['version']).status !== 0;

const rule = (changes: Partial<PlannedSignature> = {}): PlannedSignature => ({
  algorithm: 'RSASSA-PKCS1-v1_5-SHA256',
  steps: [],
  key: 'privateKey',
  over: { pointer: '' },
  bytes: 'as-sent',
  encoding: 'base64',
  place: ['header:Signature'],
  tamper: null,
  ...changes,
});
const hashed = (steps: readonly SignatureStep[], tamper: SignatureTamper | null = null): PlannedSignature =>
  rule({ algorithm: 'steps', steps, encoding: 'hex', tamper });

const text = '{"Message":{"code":"ключ"}}';
const rsa = (tamper: SignatureTamper | null = null): string =>
  sign(text, rule({ tamper }), { key: keys.pem, passphrase: null });
const isValid = (signature: string, padding: number, signed = text): boolean =>
  verify(
    'sha256',
    Buffer.from(signed),
    { key: createPublicKey(keys.publicPem), padding },
    Buffer.from(signature, 'base64'),
  );

describe.skipIf(noOpenssl)(`an RSA signature${noOpenssl ? ' (skipped: no openssl on this machine)' : ''}`, () => {
  it('is verified by openssl', () => {
    const file = join(keys.folder, 'signature');
    writeFileSync(file, Buffer.from(rsa(), 'base64'));
    const check = ['dgst', '-sha256', '-verify', join(keys.folder, 'public.pem'), '-signature', file];
    expect(openssl(check, text).toString()).toBe('Verified OK\n');
    expect(openssl(check, `${text} `).toString()).toContain('failure');
  });

  it('is the one that openssl makes', () => {
    const made = openssl(['dgst', '-sha256', '-sign', join(keys.folder, 'key.pem')], text);
    expect(rsa()).toBe(made.toString('base64'));
  });

  it('can be made with a key that is locked by a passphrase', () => {
    expect(sign(text, rule(), { key: keys.encrypted, passphrase: 'pass "phrase"' })).toBe(rsa());
  });

  it('is hex where the rule says so', () => {
    const hex = sign(text, rule({ encoding: 'hex' }), { key: keys.pem, passphrase: null });
    expect(Buffer.from(hex, 'hex').toString('base64')).toBe(rsa());
  });

  it.each(['corrupt', 'other-key', 'other-bytes', 'pss'] as const)(
    'does not verify when tampered with: %s',
    (tamper) => {
      const signature = rsa(tamper);
      expect(signature).toMatch(/^[A-Za-z0-9+/]{342}==$/);
      expect(isValid(signature, constants.RSA_PKCS1_PADDING)).toBe(false);
      expect(isValid(rsa(), constants.RSA_PKCS1_PADDING)).toBe(true);
    },
  );

  it('verifies as PSS and over its own bytes where that is the tampering', () => {
    expect(isValid(rsa('pss'), constants.RSA_PKCS1_PSS_PADDING)).toBe(true);
    expect(isValid(rsa('other-bytes'), constants.RSA_PKCS1_PADDING, `${text} `)).toBe(true);
  });

  it('is nothing at all when it is empty', () => {
    expect(rsa('empty')).toBe('');
  });
});

describe('a hash recipe', () => {
  const body = {
    clientId: 'Enter_Client_Id',
    clientCode: 'Enter_Client_Code',
    merchantId: 'Enter_Merchant_Id',
    grantType: 'client_credentials',
  };
  const key = { key: 'Signature_Key', passphrase: null };
  const published = ['base64', 'append-key', 'sha256'] as const;

  // Vectors made with other tools, from the published recipe and placeholder data.
  it.each([
    ['compact', JSON.stringify(body), 'bb0968d4758ba3425a5fedf4b705df80c2ad97349ded12a18d571d7ca122c56b'],
    ['pretty', JSON.stringify(body, null, 4), '78202fbc36ff6abdf1a6008eee3cf1b71e9b25922b2254ee02457856315a4e9d'],
  ])('gives the known digest of the %s body', (_, written, digest) => {
    expect(sign(written, hashed(published), key)).toBe(digest);
    expect(sign(written, hashed(['base64', 'append-literal-key', 'sha256']), { ...key, key: 'other' })).toBe(digest);
  });

  const recipes: readonly (readonly SignatureStep[])[] = [
    ['sha256'],
    ['base64', 'append-key', 'base64', 'sha256'],
    ['sha256', 'base64', 'append-literal-key', 'sha256'],
    ['base64', 'hmac-sha256'],
    ['sha256', 'hmac-sha256', 'base64'],
  ];
  it.skipIf(noOpenssl).each(recipes)('agrees with openssl on %s, %s, %s, %s', (...steps) => {
    const used = steps.filter((step) => step !== undefined);
    const byOpenssl = used.reduce<Buffer>((value, step) => {
      if (step === 'base64') return openssl(['base64', '-A'], value);
      if (step === 'append-key') return Buffer.concat([value, Buffer.from('kéy')]);
      if (step === 'append-literal-key') return Buffer.concat([value, Buffer.from('Signature_Key')]);
      const args = step === 'sha256' ? [] : ['-hmac', 'kéy'];
      return openssl(['dgst', '-sha256', '-binary', ...args], value);
    }, Buffer.from(text));
    expect(hashSteps(Buffer.from(text), used, 'kéy').equals(byOpenssl)).toBe(true);
  });

  it.each(['corrupt', 'other-key', 'other-bytes'] as const)('gives another digest when tampered with: %s', (tamper) => {
    const good = sign(text, hashed(published), key);
    const spoiled = sign(text, hashed(published, tamper), key);
    expect(spoiled).toMatch(/^[0-9a-f]{64}$/);
    expect(spoiled).not.toBe(good);
    expect(sign(text, hashed(published), key)).toBe(good);
  });
});
