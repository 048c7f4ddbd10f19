import type { Json } from '../../model/json.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault, FaultWorld } from '../../model/simulator.ts';
import { opaqueToken, signedJwt } from '../token.ts';
import { withMember } from './draft-parts.ts';
import { issuesJwt, secretOf } from './spec-parts.ts';

/** What shows only beside another token. */
const seenTwice = ['same', 'every-other', 'is-client-id', 'uuid-of-zeros'];

type Claims = Readonly<Record<string, unknown>>;

/** Tokens that are expired, guessable, unsigned, repeated, or hold what they must not. */
export function tokenFaults(spec: ProviderSpec): readonly Fault[] {
  return issuesJwt(spec) ? [...anyToken, ...signedToken] : anyToken;
}

const anyToken: readonly Fault[] = [
  jwtFault('expired', 'issues a token that is expired', ({ iat }) => ({ iat: iat - 7200, exp: iat - 3600 })),
  jwtFault('not-yet-valid', 'issues a token for tomorrow', ({ iat, exp }) => ({
    iat,
    exp: exp + 86_400,
    nbf: iat + 86_400,
  })),
  jwtFault('no-exp', 'issues a token that never expires', ({ iat }) => ({ iat })),
  jwtFault('no-iat', 'issues a token without the time of issue', ({ exp }) => ({ exp })),
  jwtFault('exp-before-iat', 'issues a token that ends before it begins', ({ iat }) => ({ iat, exp: iat - 60 })),
  jwtFault('clock-ahead', 'has a clock an hour ahead', ({ iat, exp }) => ({ iat: iat + 3600, exp: exp + 3600 })),
  jwtFault('clock-behind', 'has a clock half an hour behind', ({ iat, exp }) => ({ iat: iat - 1800, exp: exp - 1800 })),
  jwtFault('milliseconds', 'counts exp in milliseconds', ({ iat, exp }) => ({ iat, exp: exp * 1000 })),
  jwtFault('exp-as-text', 'writes exp as a string', ({ iat, exp }) => ({ iat, exp: String(exp) })),
  jwtFault('lives-a-minute', 'issues a token that lives for a minute', ({ iat }) => ({ iat, exp: iat + 60 })),
  jwtFault('lives-a-year', 'issues a token that lives for a year', ({ iat }) => ({ iat, exp: iat + 31_536_000 })),
  jwtFault('secret-inside', 'puts the secret of the client into the token', (times, world) => ({
    ...times,
    data: secretOf(world),
  })),
  fault('alg-none', 'issues a token that nobody signed', (_now, world) => {
    const [header, payload] = signedJwt({ alg: 'none', typ: 'JWT' }, timesOf(world), world.random(32)).split('.');
    return `${header}.${payload}.`;
  }),
  fault(
    'broken-payload',
    'issues a JWT whose claims are no JSON',
    (_now, { random }) => `${b64('{"alg":"HS256"}')}.${b64('{"iat":1')}.${b64(opaqueToken(random, 32))}`,
  ),
  fault('short', 'issues a token of six characters', (_now, { random }) => opaqueToken(random, 6)),
  fault('digits', 'issues a number of eight digits', (_now, { random }) =>
    Buffer.from(random(4)).readUInt32BE().toString().padStart(8, '0').slice(0, 8),
  ),
  fault('counted', 'counts its tokens', (_now, { issued }) => `token-${String(issued).padStart(30, '0')}`),
  fault('uuid-of-zeros', 'issues a token of zeros', () => '00000000-0000-0000-0000-000000000000'),
  fault('same', 'issues the same token again', (now, { memory }) => {
    const first = memory.get('same') ?? now;
    memory.set('same', first);
    return first as Json;
  }),
  fault('every-other', 'issues each token twice', (now, { memory, issued }) => {
    const held = issued % 2 === 0 ? (memory.get('twice') ?? now) : now;
    memory.set('twice', held);
    return held as Json;
  }),
  fault('with-space', 'puts a space into the token', (now) => `${text(now).slice(0, 10)} ${text(now).slice(10)}`),
  fault('with-quotes', 'puts the token in quotes', (now) => `"${text(now)}"`),
  fault('with-scheme', 'puts Bearer before the token', (now) => `Bearer ${text(now)}`),
  fault('non-ascii', 'ends the token with a letter outside of ASCII', (now) => `${text(now)}é`),
  fault(
    'line-break',
    'breaks the token into two lines',
    (now) => `${text(now).slice(0, 20)}\r\n${text(now).slice(20)}`,
  ),
  fault('long', 'issues a token of sixteen thousand characters', (_now, { random }) => opaqueToken(random, 16_000)),
  fault('is-client-id', 'issues the client id as token', (_now, { credentials }) => credentials.get('clientId') ?? ''),
  fault('is-secret', 'issues the secret as token', (_now, world) => secretOf(world)),
  fault('other-format', 'issues an opaque token for a JWT and the reverse', (now, world) =>
    /^eyJ.*\..*\./.test(text(now))
      ? opaqueToken(world.random)
      : signedJwt({ alg: 'HS256', typ: 'JWT' }, timesOf(world), world.random(32)),
  ),
];

/** What can be broken only where there is a signature. */
const signedToken: readonly Fault[] = [
  fault(
    'no-signature',
    'leaves the signature of the token empty',
    (now) => `${text(now).split('.').slice(0, 2).join('.')}.`,
  ),
  fault('two-parts', 'leaves a part of the token out', (now) =>
    text(now).split('.').slice(0, 2).join('.').slice(0, -8),
  ),
  fault('padded', 'pads the parts of the token', (now) => `${text(now)}==`),
];

function fault(name: string, title: string, change: (now: Json, world: FaultWorld) => Json): Fault {
  return {
    name: `token/${name}`,
    title,
    noticedBy: seenTwice.includes(name) ? ['reissue/token', 'accept/documented'] : ['accept/documented'],
    change: withMember('token', change),
  };
}

/** A well-formed JWT with other claims than a healthy one. */
function jwtFault(
  name: string,
  title: string,
  claims: (times: { iat: number; exp: number }, world: FaultWorld) => Claims,
): Fault {
  return fault(name, title, (_now, world) => {
    const all = { ...claims(timesOf(world), world), jti: opaqueToken(world.random, 22) };
    return signedJwt({ alg: 'HS256', typ: 'JWT' }, all, world.random(32));
  });
}

function timesOf({ clock }: FaultWorld): { iat: number; exp: number } {
  const iat = Math.floor(clock.wall() / 1000);
  return { iat, exp: iat + 3600 };
}

const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
const b64 = (value: string): string => Buffer.from(value).toString('base64url');
