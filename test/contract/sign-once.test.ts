import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { signOnce } from '../../src/contract/sign-once.ts';
import { sign } from '../../src/contract/sign.ts';
import type { SignatureTamper } from '../../src/model/change.ts';
import type { PlannedSignature } from '../../src/model/request-plan.ts';
import { makeSecret } from '../../src/secrets/secret.ts';

const pem = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const [one, other] = [makeSecret('privateKey', pem()), makeSecret('privateKey', pem())];

const rule = (tamper: SignatureTamper | null, encoding: 'base64' | 'hex' = 'base64'): PlannedSignature => ({
  algorithm: 'RSASSA-PKCS1-v1_5-SHA256',
  steps: [],
  key: 'privateKey',
  over: { pointer: '' },
  bytes: 'as-sent',
  encoding,
  place: ['header:Signature'],
  tamper,
});

it('a remembered signature is the one that would be made', () => {
  const plans = [null, 'corrupt', 'other-bytes', 'empty'].map((tamper) => rule(tamper as SignatureTamper | null));
  for (const plan of [...plans, rule(null, 'hex')]) {
    for (const key of [one, other]) {
      for (const text of ['{"a":1}', '{"a":2}', '']) {
        const made = sign(text, plan, { key: key.reveal(), passphrase: null });
        expect([signOnce(text, plan, key, null), signOnce(text, plan, key, null)]).toEqual([made, made]);
      }
    }
  }
});

it('a signature with a salt is made anew', () => {
  const first = signOnce('{"a":1}', rule('pss'), one, null);
  expect(signOnce('{"a":1}', rule('pss'), one, null)).not.toBe(first);
});

it('more texts than are remembered are signed all the same', () => {
  const texts = Array.from({ length: 600 }, (_, index) => `text ${index}`);
  const signatures = texts.map((text) => signOnce(text, rule(null), one, null));
  expect(new Set(signatures).size).toBe(600);
  expect(signOnce('text 0', rule(null), one, null)).toBe(signatures[0]);
});
