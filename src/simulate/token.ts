import { createHmac, type KeyObject } from 'node:crypto';
import type { RandomBytes } from '../model/clock.ts';

export type TokenForm = 'jwt' | 'opaque' | 'encrypted';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Lower-case letters and digits, without modulo bias. 43 of them hold 222 bits. */
export function opaqueToken(random: RandomBytes, length = 43): string {
  let token = '';
  while (token.length < length) for (const byte of random(64)) if (byte < 252) token += alphabet[byte % 36] ?? '';
  return token.slice(0, length);
}

/** Five parts, the form of a JWE (RFC 7516 §3.1); what is inside is random. */
export function encryptedToken(random: RandomBytes): string {
  const header = part({ alg: 'RSA-OAEP', enc: 'A256GCM' });
  return [header, ...[256, 12, 96, 16].map((length) => Buffer.from(random(length)).toString('base64url'))].join('.');
}

/** An HS256 JWS in compact form (RFC 7515 §7.1) over these claims, members without a value left out. */
export function signedJwt(header: object, claims: object, key: Uint8Array | KeyObject): string {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
}

/** The same claims with a longer `jti`, so that the whole token has this many characters, or null when it cannot. */
export function jwtOfLength(
  header: object,
  claims: object,
  key: Uint8Array | KeyObject,
  random: RandomBytes,
  length: number,
): string | null {
  const plain = signedJwt(header, { ...claims, jti: '' }, key).length;
  // Four characters carry three bytes: one of four lengths has no encoding.
  const padding = Math.floor(((length - plain) * 3) / 4);
  for (let size = padding + 2; size >= Math.max(16, padding - 2); size -= 1) {
    const token = signedJwt(header, { ...claims, jti: opaqueToken(random, size) }, key);
    if (token.length === length) return token;
  }
  return null;
}

/** The header of a sample JWT, also of one that is cut short; the usual one when it cannot be read. */
export function sampleHeader(sample: string): object {
  try {
    const text = Buffer.from(/^[\w-]+/.exec(sample)?.[0] ?? '', 'base64url').toString('utf8');
    const header: unknown = JSON.parse(text);
    if (typeof header === 'object' && header !== null && 'alg' in header && header.alg === 'HS256') return header;
  } catch {
    // A sample that is no JWT says nothing about its header.
  }
  return { alg: 'HS256', typ: 'JWT' };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
