import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../src/secrets/registry.ts';
import { writtenForms } from './written-forms.ts';

const nasty = `/+=&%2F"'<>\\ é😀`;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
const canaries: Readonly<Record<string, string>> = {
  'nasty characters': `Cn4ryClientSecret8f3kQ0vZ${nasty}`,
  'short and nasty': `a9${nasty}`,
  'letters and digits': 'Cn4ry7GhQ2mZpL0sXw',
  'six characters': 'x7Qp2z',
  'digits only': '90817263548192',
  'as long as is written out': 'Zx81mQpLw03RtYvBnK5sJhGfDc72AeUq',
  'one longer than that': 'Zx81mQpLw03RtYvBnK5sJhGfDc72AeUqz',
  'as long as a signature': `s${'q7/Kd+0Zp3'.repeat(34)}==`,
  'with a space': 'correct horse+battery staple 42',
  'short, with a space': 'a b/c12',
  'decomposed characters': 'cafe\u0301 au lait-77',
  'two lines': 'line one of 7 secrets\nline two, 19 more',
};

describe('every canary is replaced in every written form', () => {
  for (const [kind, value] of Object.entries(canaries)) {
    const registry = createRegistry();
    registry.learn('clientSecret', value);
    it(`${kind}: ${Object.keys(writtenForms).length} forms`, () => {
      const faults = Object.entries(writtenForms).flatMap(([form, write]) => {
        const redacted = registry.redact(`before | ${write(value)} | after`);
        const seen = registry.sightings(`x ${write(value)} y`).some(({ name }) => name === 'clientSecret');
        const replaced = /^before \| .*«clientSecret».* \| after$/s.test(redacted);
        return seen && replaced && leftovers(redacted, value).length === 0 ? [] : [{ form, redacted }];
      });
      expect(faults).toEqual([]);
    });
  }
});

/** Stretches of the core of a value that are still to be read. */
function leftovers(redacted: string, value: string): string[] {
  const core = value.slice(0, 24);
  const windows = Array.from({ length: Math.max(1, core.length - 11) }, (_, at) => core.slice(at, at + 12));
  return windows.filter((window) => redacted.includes(window));
}

describe('the registry', () => {
  it('leaves texts alone when it knows nothing (the positive control of this file)', () => {
    const registry = createRegistry();
    for (const write of Object.values(writtenForms)) {
      const written = `x ${write(canaries['nasty characters'] ?? '')} y`;
      expect(registry.redact(written)).toBe(written);
      expect(registry.sightings(written)).toEqual([]);
    }
  });

  it('leaves texts alone that hold no value', () => {
    const registry = createRegistry();
    for (const [name, value] of Object.entries(canaries)) registry.learn(name, value);
    const text = `POST /token 200 {"access_token":"eyJhbGciOiJIUzI1NiJ9.e30.c2ln","expires_in":3600,"x":"%2F\\u0041&amp;"} ${'0'.repeat(80)}`;
    expect(registry.redact(text)).toBe(text);
  });

  it('finds a form-encoded secret in a form body, where maskers that search the raw value find nothing', () => {
    const registry = createRegistry();
    registry.learn('client_secret', 'p@ss w/rd+&=%');
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'me',
      client_secret: 'p@ss w/rd+&=%',
    });
    expect(registry.redact(body.toString())).toBe(
      'grant_type=client_credentials&client_id=me&client_secret=«client_secret»',
    );
  });

  it('finds a long form-encoded secret that begins like a quoted-printable escape after its equals sign', () => {
    const registry = createRegistry();
    const secret = `ab12/${'k3/Z+'.repeat(12)}`;
    registry.learn('secret', secret);
    expect(registry.redact(`s=${encodeURIComponent(secret)}&x=1`)).toBe('s=«secret»&x=1');
  });

  it('replaces the longer of two values when one is part of the other, in either order of learning', () => {
    for (const order of [
      ['fooval', 'foovalbar'],
      ['foovalbar', 'fooval'],
    ]) {
      const registry = createRegistry();
      for (const value of order) registry.learn(value === 'fooval' ? 'short' : 'long', value);
      expect(registry.redact('foovalbar, fooval.')).toBe('«long», «short».');
    }
  });

  it('leaves nothing of two values that overlap', () => {
    const registry = createRegistry();
    registry.learn('one', 'abcdefgh12');
    registry.learn('two', 'gh12mnopqrstuv');
    expect(registry.redact('<abcdefgh12mnopqrstuv>')).toBe('<«two»>');
  });

  it('refuses an empty value and one of white space', () => {
    const registry = createRegistry();
    registry.learn('empty', '');
    registry.learn('blank', ' \n');
    expect(registry.redact('a b\n c')).toBe('a b\n c');
  });

  it('finds a longer value in another case, and leaves a shorter one', () => {
    const registry = createRegistry();
    registry.learn('long', 'Zx81mQpLw03R');
    registry.learn('short', 'MyCompany');
    expect(registry.redact('zx81mqplw03r ZX81MQPLW03R mycompany')).toBe('«long» «long» mycompany');
  });

  it('keeps the first name of a value', () => {
    const registry = createRegistry();
    registry.learn('first', 'Zx81mQpLw03R');
    registry.learn('second', 'Zx81mQpLw03R');
    expect(registry.redact('Zx81mQpLw03R')).toBe('«first»');
  });

  it('replaces what was learnt after the first text', () => {
    const registry = createRegistry();
    registry.learn('one', 'Zx81mQpLw03R');
    expect(registry.redact('Zx81mQpLw03R 5sJhGfDc72Ae')).toBe('«one» 5sJhGfDc72Ae');
    registry.learn('two', '5sJhGfDc72Ae');
    expect(registry.redact('Zx81mQpLw03R 5sJhGfDc72Ae')).toBe('«one» «two»');
  });

  it('recognises short and common values only as a whole text', () => {
    const registry = createRegistry();
    registry.learn('company', 'ACME');
    registry.learn('grant', 'client_credentials');
    registry.learn('partner', '1002003');
    expect(registry.redact('ACME sends client_credentials for 1002003')).toBe(
      'ACME sends client_credentials for 1002003',
    );
    expect(registry.redact('ACME')).toBe('«company»');
    expect(registry.sightings(' client_credentials ')).toEqual([{ name: 'grant', form: 'raw' }]);
  });

  it('does not take a public sample for a secret', () => {
    const registry = createRegistry({ publicSamples: ['am9obkBleGFtcGxlLmNvbTphYmMxMjM='] });
    registry.learn('basic', 'am9obkBleGFtcGxlLmNvbTphYmMxMjM=');
    expect(registry.sightings('Basic am9obkBleGFtcGxlLmNvbTphYmMxMjM=')).toEqual([]);
  });

  it('does not find a value in the names that it wrote itself', () => {
    const registry = createRegistry();
    registry.learn('merchantNumber7', 'merchantNumber');
    expect(registry.redact('merchantNumber')).toBe('«merchantNumber7»');
    expect(registry.sightings('«merchantNumber7»')).toEqual([]);
    expect(registry.redact('«merchantNumber»')).toBe('««merchantNumber7»»');
  });

  it('sees twelve characters of a long value, and not eleven', () => {
    const registry = createRegistry();
    const secret = 'Zx81mQpLw03RtYvBnK5sJhGfDc72AeUqz0';
    registry.learn('secret', secret);
    for (let at = 0; at + 12 <= secret.length; at += 1) {
      expect(registry.sightings(`(${secret.slice(at, at + 12)})`)).toEqual([{ name: 'secret', form: 'partial' }]);
      expect(registry.redact(`(${secret.slice(at, at + 12)})`)).toBe('(«secret»)');
    }
    expect(registry.sightings(`(${secret.slice(3, 14)})`)).toEqual([]);
  });

  it('does not report parts of a value that is there as a whole', () => {
    const registry = createRegistry();
    registry.learn('secret', 'Zx81mQpLw03RtYvBnK5sJhGf');
    expect(registry.sightings('Zx81mQpLw03RtYvBnK5sJhGf Zx81mQpLw03RtYv')).toEqual([{ name: 'secret', form: 'raw' }]);
  });

  it('does not take a spoilt value, known by a name of its own, for a part of the right one', () => {
    const registry = createRegistry();
    registry.learn('secret', 'Zx81mQpLw03RtYvBnK5sJhGf');
    registry.learn('secret, wrong', 'Zx81mQpLw03RtYvBnK5sJhGg');
    expect(registry.sightings('no such secret: Zx81mQpLw03RtYvBnK5sJhGg')).toEqual([
      { name: 'secret, wrong', form: 'raw' },
    ]);
    expect(registry.redact('no such secret: Zx81mQpLw03RtYvBnK5sJhGg')).toBe('no such secret: «secret, wrong»');
  });

  it('does not take filler for a part of a secret', () => {
    const registry = createRegistry();
    registry.learn('secret', '000000000000000000000000000001');
    expect(registry.sightings('0'.repeat(20))).toEqual([]);
  });
});

describe('a private key', () => {
  const registry = createRegistry();
  registry.learn('privateKey', pem);
  const lines = pem.trim().split('\n').slice(1, -1);

  it('is replaced as a whole, with other line ends, without them, and escaped', () => {
    for (const text of [
      pem,
      pem.replaceAll('\n', '\r\n'),
      JSON.stringify(pem),
      pem.replaceAll('\n', ' '),
      encodeURIComponent(pem),
    ]) {
      const redacted = registry.redact(text);
      for (const line of lines) expect(redacted).not.toContain(line.slice(10, 40));
    }
  });

  it('is recognised by each line but the first and last', () => {
    for (const line of lines) expect(registry.sightings(`> ${line}`).map(({ name }) => name)).toEqual(['privateKey']);
    expect(registry.sightings('-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----')).toEqual([]);
  });

  it('is recognised by its body in base64url, and by each private number in base64url, hex and decimal', () => {
    const jwk = privateKey.export({ format: 'jwk' });
    const body = Buffer.from(lines.join(''), 'base64').toString('base64url');
    expect(registry.sightings(body)).not.toEqual([]);
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const) {
      const text = String(jwk[member]);
      const hex = Buffer.from(text, 'base64url').toString('hex');
      for (const written of [text, hex, BigInt(`0x${hex}`).toString()]) {
        expect(registry.redact(`${member} = ${written} ;`)).toBe(`${member} = «privateKey» ;`);
      }
    }
  });

  it('does not make its public half a secret', () => {
    const jwk = privateKey.export({ format: 'jwk' });
    expect(registry.sightings(JSON.stringify({ kty: 'RSA', n: jwk.n, e: jwk.e }))).toEqual([]);
  });
});

describe('an issued JWT', () => {
  const token =
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE3MDAwMDAwMDAsInN1YiI6IjRmOGEyYyJ9.Qm9ndXNTaWduYXR1cmVGb3JUaGVUZXN0czEyMzQ1Njc4';
  const registry = createRegistry();
  registry.learn('token', token);

  it('is recognised by itself and by its signature', () => {
    expect(registry.redact(`Bearer ${token}`)).toBe('Bearer «token»');
    expect(registry.redact(`sig=${token.split('.')[2]}`)).toBe('sig=«token»');
  });

  it('is not recognised by a header that all JWTs share', () => {
    expect(registry.sightings(token.split('.').slice(0, 2).join('.'))).toEqual([]);
  });
});
