import { describe, expect, test } from 'vitest';
import { checkBaseUrl } from '../../src/config/base-url.ts';

const code = (value: string, whole = false): string => {
  const checked = checkBaseUrl(value, 'ACME_URL', ['pay.example'], whole);
  return 'code' in checked ? checked.code : 'fine';
};

describe('a URL', () => {
  test.each([
    ['https://sandbox.example', 'fine'],
    ['https://sandbox.example/prefix/', 'fine'],
    ['http://127.0.0.1:8080', 'fine'],
    ['http://127.8.8.8', 'fine'],
    ['http://localhost:1', 'fine'],
    ['http://[::1]:1', 'fine'],
    ['http://sandbox.example', 'E_INSECURE_SCHEME'],
    ['http://127.0.0.1.evil.example', 'E_INSECURE_SCHEME'],
    ['http://localhost.evil.example', 'E_INSECURE_SCHEME'],
    ['http://0.0.0.0', 'E_INSECURE_SCHEME'],
    ['ftp://sandbox.example', 'E_URL_SCHEME'],
    ['file:///etc/passwd', 'E_URL_SCHEME'],
    ['sandbox.example', 'E_URL'],
    ['', 'E_URL'],
    ['https://user@sandbox.example', 'E_URL_USERINFO'],
    ['https://user:word@sandbox.example', 'E_URL_USERINFO'],
    ['https://sandbox.example/#there', 'E_URL_FRAGMENT'],
    ['https://sandbox.example/?a=b', 'E_URL_QUERY'],
    ['https://pay.example', 'E_PRODUCTION_HOST'],
    ['https://PAY.example.:443/v1', 'E_PRODUCTION_HOST'],
    ['https://sandbox.example/a b', 'E_URL_ALTERED'],
    ['https://sandbox.example\\a', 'E_URL_ALTERED'],
    ['https://sandbox.example/\r\nX: y', 'E_URL_ALTERED'],
  ])('%j: %s', (value, expected) => {
    expect(code(value)).toBe(expected);
  });

  test('that is sent whole may have a query, and is not changed', () => {
    const url = 'https://tenant.example/token?tenant=1/';
    expect(checkBaseUrl(url, 'V', [], true)).toEqual({ url, origin: 'https://tenant.example' });
    expect(checkBaseUrl('https://tenant.example/v1/', 'V', [], false)).toMatchObject({
      url: 'https://tenant.example/v1',
    });
  });

  test('is never in the problem, which may show a host and nothing more', () => {
    const shown = JSON.stringify(checkBaseUrl('http://sandbox.example/s3cret?s3cret', 'V', [], false));
    expect(shown).toContain('http://sandbox.example');
    expect(shown).not.toContain('s3cret');
  });
});
