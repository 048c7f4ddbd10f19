import type { TokenFacts } from '../model/token-facts.ts';
import { decodeJwt, jwtHeader, memberOf, type Jwt, type JwtPart } from './jwt.ts';

/** Everything that is kept of a token, but for its ordinal. */
export type TokenReading = {
  readonly facts: Omit<TokenFacts, 'ordinal'>;
  readonly times: { readonly iat: number | null; readonly exp: number | null; readonly nbf: number | null };
  readonly decoded: boolean;
  /** A JWT without a signature behind its last dot. */
  readonly unsigned: boolean;
  /** The decoded header and payload, as far as there are any, to look for echoes in; holds whatever the provider put there. */
  readonly claims: string;
};

const alphabets: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['digits', /^\d+$/],
  ['hex', /^[0-9a-fA-F]+$/],
  ['alphanumeric', /^[0-9A-Za-z]+$/],
  ['base64url', /^[\w-]+$/],
  ['b64token', /^[\w.~+/-]+=*$/],
  ['vschar', /^[\x20-\x7e]+$/],
];

const mostClaimNames = 50;
const longestName = 60;

/** `receivedAt` in Unix milliseconds. `redact` makes names from the token fit to be shown. */
export function readToken(token: string, receivedAt: number, redact: (text: string) => string): TokenReading {
  const jwt = decodeJwt(token);
  const header = jwtHeader(token);
  const times = { iat: numberIn(jwt, 'iat'), exp: numberIn(jwt, 'exp'), nbf: numberIn(jwt, 'nbf') };
  const names = jwt?.payload?.object.members.map(({ name }) => redact(name.value).slice(0, longestName)) ?? [];
  return {
    facts: {
      format: jwt === null ? 'opaque' : 'jwt',
      parts: token.split('.').length,
      length: Array.from(token).length,
      charset: alphabets.find(([, pattern]) => pattern.test(token))?.[0] ?? 'other',
      entropyBits: entropyBits(token),
      alg: stringIn(header, 'alg', redact),
      typ: stringIn(header, 'typ', redact),
      claimNames: [...new Set(names)].slice(0, mostClaimNames),
      expMinusIat: times.exp === null || times.iat === null ? null : times.exp - times.iat,
      iatSkew: times.iat === null ? null : times.iat - Math.floor(receivedAt / 1000),
    },
    times,
    decoded: jwt?.payload !== undefined && jwt.payload !== null,
    unsigned: jwt !== null && token.endsWith('.'),
    claims: `${header?.text ?? ''}\n${jwt?.payload?.text ?? ''}`,
  };
}

/** Shannon entropy per character times length: the heuristic that OpenID's conformance suite applies to access tokens. */
function entropyBits(token: string): number {
  const counts = new Map<string, number>();
  for (const character of token) counts.set(character, (counts.get(character) ?? 0) + 1);
  const length = Array.from(token).length;
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / length);
  return Math.floor(bits + 1e-9);
}

function numberIn(jwt: Jwt | null, claim: string): number | null {
  const node = jwt?.payload ? memberOf(jwt.payload, claim) : null;
  const value = node?.kind === 'number' ? Number(node.source) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function stringIn(part: JwtPart | null, member: string, redact: (text: string) => string): string | null {
  const node = part === null ? null : memberOf(part, member);
  return node?.kind === 'string' ? redact(node.value).slice(0, longestName) : null;
}
