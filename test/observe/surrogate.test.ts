import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surrogateNumber, surrogateText } from '../../src/observe/surrogate.ts';
import { surrogateToken } from '../../src/observe/surrogate-token.ts';
import { jwtOf } from './world.ts';

const clean = (): boolean => true;
const careful = (text: string): boolean => !text.includes('Zx81mQpLw03R');
/** What a surrogate keeps: which kinds of characters there are, and where the symbols stand. */
const formOf = (text: string): string =>
  `${['0-9', 'a-z', 'A-Z'].map((kind) => new RegExp(`[${kind}]`).test(text)).join()} ${text.replace(/[0-9A-Za-z]/g, 'x').replace(/[^ -~\n]/gu, '?')}`;
const readable = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

/** Any UTF-16 units, halves of pairs included. */
const anyText = fc
  .array(fc.oneof(fc.integer({ max: 0xffff, min: 0 }), fc.integer({ max: 126, min: 32 })), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

describe('the surrogate of a text', () => {
  it('has its length and alphabet, and none of its characters by intent', () => {
    for (const text of [
      'b3ed7d4b-a96c-6c08-b3c7-12c3124242d9',
      'Access_Token_String',
      'tökén ペ😀\n',
      '7',
      'ffff',
      'a b"c',
    ]) {
      const surrogate = surrogateText(text);
      expect(formOf(surrogate)).toBe(formOf(text));
      expect(Buffer.byteLength(surrogate)).toBe(Buffer.byteLength(text));
      expect(surrogate).not.toBe(text);
    }
  });

  it('stays hexadecimal', () => {
    expect(surrogateText('0123456789abcdefABCDEF')).toMatch(/^[0-9a-fA-F]{22}$/);
  });

  it('is the same for all texts of the same form, so that nothing can be told from it', () => {
    expect(surrogateText('Zx81mQpLw03R')).toBe(surrogateText('Ky72nWvTr94S'));
    expect(surrogateText('Zx8-1mQpLw03R')).not.toBe(surrogateText('Zx81-mQpLw03R'));
  });

  it('has nothing to replace in symbols', () => {
    expect(surrogateText('')).toBe('');
    expect(surrogateText('-._~')).toBe('-._~');
  });

  it('is never the text itself, and keeps its form, whatever the text', () => {
    const property = fc.property(anyText, (text) => {
      const surrogate = surrogateText(text);
      expect(surrogate).toHaveLength(text.length);
      expect(Buffer.byteLength(surrogate)).toBe(Buffer.byteLength(text));
      expect(surrogate === text && /[0-9A-Za-z]/.test(text)).toBe(false);
      expect(surrogateText(surrogate)).toHaveLength(text.length);
    });
    fc.assert(property, { seed: 20261104, numRuns: 500 });
  });

  it('differs even from a text that is a surrogate itself', () => {
    for (const text of ['Zx81mQpLw03R', '0', '9', 'f', 'Z', 'deadbeef']) {
      expect(surrogateText(surrogateText(text))).not.toBe(surrogateText(text));
    }
  });
});

describe('the surrogate of a number', () => {
  it('has as many digits, sign, point and exponent', () => {
    for (const source of ['1', '90817263548192', '-12.50', '0.001', '6e23', '-0']) {
      const surrogate = surrogateNumber(source);
      expect(surrogate.replace(/\d/g, '0')).toBe(source.replace(/\d/g, '0'));
      expect(() => JSON.parse(surrogate) as unknown).not.toThrow();
    }
  });
});

describe('the surrogate of a JWT', () => {
  const payload = {
    iat: 1700000000,
    exp: 1700003600,
    nbf: 1699999999,
    sub: 'Zx81mQpLw03R',
    n: 123456,
    deep: { list: ['secret', 7, true, null] },
    text: 'tökén "q" \\ \u0007',
    exp2: 5,
  };
  const token = jwtOf({ alg: 'HS256', typ: 'JWT', kid: 'k-1' }, payload);
  const surrogate = surrogateToken(token, clean);

  it('keeps the header, the names and the times', () => {
    expect(surrogate.split('.')[0]).toBe(token.split('.')[0]);
    expect(readable(surrogate.split('.')[1])).toMatchObject({ iat: 1700000000, exp: 1700003600, nbf: 1699999999 });
    expect(Object.keys(readable(surrogate.split('.')[1]) as object)).toEqual(Object.keys(payload));
  });

  it('keeps the length of each part and the type of each value, and no other value', () => {
    expect(surrogate.split('.').map(({ length }) => length)).toEqual(token.split('.').map(({ length }) => length));
    const read = readable(surrogate.split('.')[1]) as typeof payload;
    expect(formOf(read.sub)).toBe(formOf(payload.sub));
    expect([read.sub, read.n, read.deep.list[0], read.deep.list[1], read.exp2]).not.toEqual([
      payload.sub,
      payload.n,
      'secret',
      7,
      5,
    ]);
    expect([typeof read.n, read.deep.list[2], read.deep.list[3]]).toEqual(['number', true, null]);
    expect(read.text).not.toContain('tö');
  });

  it('does not keep the signature, and ends as base64url ends', () => {
    const signature = surrogate.split('.')[2] ?? '';
    expect(signature).not.toBe(token.split('.')[2]);
    expect(Buffer.from(signature, 'base64url').toString('base64url')).toBe(signature);
  });

  it('keeps a payload that is no JSON unreadable, and an empty signature empty', () => {
    const [, second, third] = surrogateToken(
      `${jwtOf({ alg: 'none' }, 'not json at all').split('.').slice(0, 2).join('.')}.`,
      clean,
    ).split('.');
    expect(() => readable(second)).toThrow(SyntaxError);
    expect(third).toBe('');
  });

  it('does not keep a time that is no number, or stands deeper', () => {
    const read = readable(
      surrogateToken(jwtOf({ alg: 'none' }, { iat: ['Zx81mQ'], inner: { exp: 1700003600 } }), clean).split('.')[1],
    );
    expect(JSON.stringify(read)).not.toMatch(/Zx81mQ|1700003600/);
  });

  it('replaces a header and names that must not be shown', () => {
    const hostile = jwtOf({ alg: 'HS256', kid: 'Zx81mQpLw03R' }, { Zx81mQpLw03R: 1, iat: 1700000000 });
    const [header, body] = surrogateToken(hostile, careful).split('.');
    expect(readable(header)).toMatchObject({ alg: 'HS256' });
    expect(JSON.stringify([readable(header), readable(body)])).not.toContain('Zx81mQpLw03R');
  });

  it('is what it is of when there are only times', () => {
    const times = jwtOf({ alg: 'none' }, { iat: 1, exp: 2 });
    expect(surrogateToken(times, clean).split('.').slice(0, 2)).toEqual(times.split('.').slice(0, 2));
  });
});
