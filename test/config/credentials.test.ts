import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkCredential } from '../../src/config/credentials.ts';
import type { CredentialRule } from '../../src/model/provider-spec.ts';
import { rule } from './rule.ts';

const codes = (value: string, kind?: CredentialRule['kind']): readonly string[] =>
  checkCredential(rule('clientSecret', kind), value, 'ACME_SECRET', null).map((problem) => problem.code);

describe('a credential', () => {
  test.each([
    ['a real one: +/=%&"\'<>é', []],
    ['inner  spaces', []],
    ['   ', ['E_SECRET_EMPTY']],
    ['changeme', ['E_SECRET_PLACEHOLDER']],
    ['<your secret>', ['E_SECRET_PLACEHOLDER']],
    ['${ACME_SECRET}', ['E_SECRET_PLACEHOLDER']],
    ['$ACME_SECRET', ['E_SECRET_PLACEHOLDER']],
    ['***', ['E_SECRET_PLACEHOLDER']],
    ['xxxx', ['E_SECRET_PLACEHOLDER']],
    ['your-client-secret', ['E_SECRET_PLACEHOLDER']],
    ['copied\n', ['E_SECRET_WHITESPACE']],
    [' copied', ['E_SECRET_WHITESPACE']],
    ['two\nlines', ['E_SECRET_CONTROL']],
    ['with\0nul', ['E_SECRET_CONTROL']],
  ])('%j: %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });

  test('that is further members must be a JSON object', () => {
    expect(['{"a":1}', '[]', '1', '{'].map((text) => codes(text, 'json'))).toEqual([
      [],
      ['E_JSON_OBJECT'],
      ['E_JSON_OBJECT'],
      ['E_JSON_OBJECT'],
    ]);
  });
});

describe('a private key', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const encrypted = rsa.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'word' });
  const keys: readonly (readonly [string, string, string | null, string[]])[] = [
    ['PKCS #8', pem, null, []],
    ['PKCS #1', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }), null, []],
    ['with CR LF', pem.replaceAll('\n', '\r\n'), null, []],
    ['encrypted, with its passphrase', encrypted, 'word', []],
    ['encrypted, with another passphrase', encrypted, 'ward', ['E_KEY_UNREADABLE']],
    ['encrypted, without a passphrase', encrypted, null, ['E_KEY_PASSPHRASE']],
    ['the public key', rsa.publicKey.export({ type: 'spki', format: 'pem' }), null, ['E_KEY_PUBLIC']],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', null, ['E_KEY_CERTIFICATE']],
    ['DER', 'MIIEvQIBADANBgkq', null, ['E_KEY_FORMAT']],
    ['with \\n written out', pem.replaceAll('\n', '\\n'), null, ['E_KEY_UNREADABLE']],
    [
      'of 1024 bits',
      generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
      null,
      ['E_KEY_SIZE'],
    ],
    [
      'of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
      null,
      ['E_KEY_TYPE'],
    ],
  ];
  test.each(keys)('%s', (_, value, passphrase, expected) => {
    const problems = checkCredential(rule('privateKey', 'private-key'), value, '.env ACME_KEY_FILE', passphrase);
    expect(problems.map(({ code }) => code)).toEqual(expected);
    for (const line of value.split(/\r?\n/).filter((text) => text.length > 40 && !text.startsWith('-----')))
      expect(JSON.stringify(problems)).not.toContain(line);
  });
  test('that lacks its passphrase is told the variable for it', () => {
    const [problem] = checkCredential(rule('privateKey', 'private-key'), encrypted, '.env ACME_KEY_FILE', null);
    expect(problem?.fix).toBe('set ACME_KEY_PASSPHRASE');
  });
});
