/** 2026-11-22T10:00:00Z, in milliseconds: when every answer of these tables is given. */
export const now = Date.UTC(2026, 10, 22, 10);
const iat = now / 1000;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = Buffer.from('a signature of thirty-two bytes!').toString('base64url');

const at = (seconds: number | string): number | string => (typeof seconds === 'number' ? iat + seconds : seconds);

/** A JWT issued now, for an hour, with these claims and this header changed. Times are seconds from now. */
export function jwt(
  claims: Readonly<Record<string, number | string>> = {},
  header: Readonly<Record<string, string>> = {},
): string {
  const { iat: issued = 0, exp = 3600, nbf, ...rest } = claims;
  return [
    part({ typ: 'JWT', alg: 'HS256', ...header }),
    part({
      aud: 'api',
      jti: 'f1a0c6c2e1',
      iat: at(issued),
      exp: at(exp),
      ...(nbf === undefined ? {} : { nbf: at(nbf) }),
      ...rest,
    }),
    signature,
  ].join('.');
}

/** A JWT less its last parts. */
export const cutJwt = (parts: number): string => jwt().split('.').slice(0, parts).join('.');

/** 43 letters and digits. */
export const opaque = 'q7w2k9x4m1z8c5v0b3n6h2j7g4f9d1s8a5p3o0i6u2y';

/** JSON in other bytes than UTF-8. */
export const latin1 = (value: object): Uint8Array => Buffer.from(JSON.stringify(value), 'latin1');
