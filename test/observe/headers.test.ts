import { describe, expect, it } from 'vitest';
import { clientId, clientSecret, responseTo } from './world.ts';

const shownAs = (name: string, value: string): readonly string[] =>
  responseTo({ type: null, headers: [[name, value]] }).headers[0] ?? [];

describe('a header value', () => {
  const rows: readonly (readonly [name: string, value: string, shown: string])[] = [
    ['Cache-Control', 'no-store', 'no-store'],
    ['Retry-After', '30', '30'],
    ['WWW-Authenticate', 'Basic realm="token", charset="UTF-8"', 'Basic realm="token", charset="UTF-8"'],
    [
      'WWW-Authenticate',
      'Bearer error="invalid_token", error_description="expired"',
      'Bearer error="invalid_token", error_description="expired"',
    ],
    ['WWW-Authenticate', 'Bearer 9kf73hdKq0Zp3xYw', 'Bearer «credentials»'],
    ['Server', 'nginx/1.25.3', 'nginx/1.25.3'],
    ['Server', `box for ${clientId}`, 'box for «clientId»'],
    ['X-Request-Id', '7f2c0f6e', '«x-request-id»'],
    ['Authorization', 'Bearer abc', '«authorization»'],
    ['X-Debug', clientSecret, '«x-debug»'],
    [
      'Set-Cookie',
      'sid=9kf73hdKq0; Path=/; Secure; HttpOnly; SameSite=Lax; x=y',
      '«set-cookie»; Path; Secure; HttpOnly; SameSite',
    ],
    ['Location', 'https://bank.example/login?token=abc#frag', 'https://bank.example/login'],
    ['Location', 'https://me:pass@bank.example:8443/a/b', 'https://bank.example:8443/a/b'],
    ['Location', '//bank.example/a;x=1?b', '//bank.example/a;x=1'],
    ['Location', '/login?next=/a', '/login'],
    ['Location', `/cb/${clientId}`, '/cb/«clientId»'],
    ['Location', `/cb/${'a'.repeat(41)}/x`, '/cb/«path»/x'],
    ['Location', 'javascript:alert(1)', 'javascript:«location»'],
    ['Location', 'data:text/html,<p>', 'data:«location»'],
    ['Date', 'Tue, 14 Nov 2023 22:13:20 GMT', 'Tue, 14 Nov 2023 22:13:20 GMT'],
  ];
  for (const [name, value, shown] of rows) {
    it(`${name}: ${value} is shown as ${shown}`, () => expect(shownAs(name, value)).toEqual([name, shown]));
  }

  it('is cut when it is long', () => expect(shownAs('Server', 'a '.repeat(4000))[1]).toHaveLength(1024));
});

describe('header fields', () => {
  it('keep their order, their spelling and their repetitions', () => {
    const { headers } = responseTo({
      type: null,
      headers: [
        ['cache-CONTROL', 'no-store'],
        ['Pragma', 'no-cache'],
        ['Cache-Control', 'private'],
      ],
    });
    expect(headers).toEqual([
      ['cache-CONTROL', 'no-store'],
      ['Pragma', 'no-cache'],
      ['Cache-Control', 'private'],
    ]);
  });

  it('are kept up to the limit', () => {
    const headers = Array.from({ length: 1500 }, (_, index): [string, string] => [`Age${index}`, '1']);
    expect(responseTo({ headers }).headers).toHaveLength(200);
  });

  it('may be named like members of every object', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const { headers } = responseTo({ type: null, headers: names.map((name): [string, string] => [name, 'x']) });
    expect(headers.map(([name]) => name)).toEqual(names);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('give nothing away by their names', () => {
    expect(shownAs(`x-${clientId}`, '1')).toEqual(['x-«clientId»', '«x-«clientId»»']);
  });
});

describe('the content type', () => {
  it('is read without parameters, in lower case', () => {
    const { contentType } = responseTo({ body: '{}', type: 'Application/JSON; profile="x"; charset=UTF-8' });
    expect(contentType).toEqual({
      raw: 'Application/JSON; profile="x"; charset=UTF-8',
      media: 'application/json',
      charset: 'utf-8',
    });
  });

  it('is null when there is none', () => expect(responseTo({ type: null }).contentType).toBeNull());

  it('is neither of two that differ', () => {
    const { contentType } = responseTo({ body: '{}', headers: [['content-type', 'text/html']] });
    expect(contentType).toMatchObject({ raw: 'application/json, text/html', media: 'application/json, text/html' });
  });

  it('is one when two are the same', () => {
    expect(responseTo({ body: '{}', headers: [['content-type', 'application/json']] }).contentType?.media).toBe(
      'application/json',
    );
  });

  it('is cut at 128 characters and redacted before', () => {
    const { contentType } = responseTo({ body: '{}', type: `${'x'.repeat(110)}${clientSecret}` });
    expect(contentType?.raw).toBe(`${'x'.repeat(110)}«clientSecret»`);
    expect(responseTo({ body: '{}', type: 'x'.repeat(65_536) }).contentType?.raw).toHaveLength(128);
  });
});

const dateOf = (value: string): number | null => responseTo({ headers: [['Date', value]] }).date;

describe('the date of a response', () => {
  it('is read in the preferred form of RFC 9110 §5.6.7 only', () => {
    expect(dateOf('Tue, 14 Nov 2023 22:13:20 GMT')).toBe(1_700_000_000_000);
    for (const value of [
      '2023-11-14T22:13:20Z',
      'Tue, 14 Nov 2023 22:13:20 +0100',
      'yesterday',
      '1',
      'Tue, 99 Nov 2023 22:13:20 GMT',
    ]) {
      expect(dateOf(value)).toBeNull();
    }
    expect(responseTo({}).date).toBeNull();
  });
});
