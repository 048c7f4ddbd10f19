import { createSecretKey } from 'node:crypto';
import type { Draft } from '../model/simulator.ts';
import type { Clock, RandomBytes } from '../model/clock.ts';
import type { Json } from '../model/json.ts';
import type { Operation } from '../model/provider-spec.ts';
import { type IssuePlan, issuePlan } from './issue-plan.ts';
import { withValueAt } from './schema-value.ts';
import { encryptedToken, jwtOfLength, opaqueToken, sampleHeader, signedJwt, type TokenForm } from './token.ts';
import { placeOf, type TokenAnswer, tokenAnswer } from './token-answer.ts';
import type { Ground } from './visit.ts';

export type Mint = (operation: Operation) => Draft;
export type MintWorld = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** What the provider's own simulator adds to the claims; called for each token. */
  readonly claims: () => Record<string, unknown>;
};

/** Issues tokens the way the document shows them, under the readings in force. Every token differs. */
export function createMint(ground: Ground, world: MintWorld): Mint {
  const key = createSecretKey(world.random(32));
  const headers = new Map<string, object>();
  const headerOf = ({ sample }: TokenAnswer): object => {
    const known = headers.get(sample) ?? sampleHeader(sample);
    headers.set(sample, known);
    return known;
  };
  const token = (answer: TokenAnswer, form: TokenForm, length: number | null, lives: number): string => {
    if (form === 'encrypted') return encryptedToken(world.random);
    if (form === 'opaque') return opaqueToken(world.random, length ?? undefined);
    const iat = Math.floor(world.clock.wall() / 1000);
    const claims = { iat, exp: iat + lives, jti: opaqueToken(world.random, 22), ...world.claims() };
    const header = headerOf(answer);
    const sized = length === null ? null : jwtOfLength(header, claims, key, world.random, length);
    return sized ?? signedJwt(header, claims, key);
  };
  // All at the start: planning draws random bytes, and no answer may depend on which request came first.
  const plans = new Map<Operation, { readonly answer: TokenAnswer; readonly plan: IssuePlan }>();
  for (const operation of ground.spec.operations) {
    const answer = tokenAnswer(ground.spec.document, operation, ground.readings);
    if (answer === null) continue;
    const lengthOf = (form: TokenForm): number => token(answer, form, null, 3600).length;
    plans.set(operation, { answer, plan: issuePlan(ground.spec.document, answer, ground.readings, lengthOf) });
  }
  return (operation) => {
    const planned = plans.get(operation);
    if (planned === undefined) throw new TypeError(`${operation.id} documents no response with a token`);
    const { answer, plan } = planned;
    const issued = token(answer, plan.form, plan.length, plan.lives);
    return {
      status: plan.status,
      headers: [
        ['Content-Type', answer.rule.mediaTypes[0] ?? 'application/json'],
        ['Pragma', 'no-cache'],
        ...Object.entries(answer.branch.simulate.headers),
      ],
      body: withValueAt(plan.body, placeOf(plan.body, answer.pointers.token), issued) satisfies Json,
      bytes: null,
      wire: null,
      outcome: 'token',
    };
  };
}
