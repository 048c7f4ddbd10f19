import { constants, createHash, createHmac, verify } from 'node:crypto';
import type { Operation, SignatureRule, SignatureStep } from '../model/provider-spec.ts';
import { equalText } from './equal-text.ts';
import { valuesAt } from './received.ts';
import { signedText } from './signed-bytes.ts';
import type { Ground, Visit } from './visit.ts';

export type SignatureState = 'absent' | 'empty' | 'valid' | 'wrong';

/** How the request is signed, by the readings in force. A rule without a place asks for no signature. */
export function signatureState(visit: Visit): SignatureState {
  const { received, operation, ground, policy } = visit;
  const rule = ground.signature;
  if (rule === null || isOfAnother(rule, operation)) return 'valid';
  const given = rule.place.map((place) => valuesAt(received, place));
  if (given.some((values) => values.length === 0)) return 'absent';
  if (given.some(([value]) => value === '')) return 'empty';
  if (rule.place.length === 0) return 'valid';
  if (received.body.kind !== 'json') return 'wrong';
  const text = signedText(received.body, rule, ground.spec.document, operation.body?.schema ?? '');
  if (text === null) return 'wrong';
  const verified = given.every(
    ([value, ...more]) =>
      more.length === 0 &&
      typeof value === 'string' &&
      verifies(ground, rule, text, value, policy.lenient.has('signature-pss')),
  );
  return verified ? 'valid' : 'wrong';
}

/** A rule that stands in one operation says nothing about the others. */
function isOfAnother({ pointer }: SignatureRule, operation: Operation): boolean {
  return pointer.startsWith('/paths/') && !pointer.startsWith(`${operation.pointer}/`);
}

function verifies(ground: Ground, rule: SignatureRule, text: string, given: string, pssToo: boolean): boolean {
  if (rule.algorithm === 'steps') {
    const key = ground.credentials.get(rule.key);
    if (key === undefined) return false;
    return equalText(given, recipe(rule.steps, Buffer.from(text, 'utf8'), key).toString(rule.encoding));
  }
  const { publicKey } = ground;
  if (publicKey === null || Buffer.from(given, rule.encoding).toString(rule.encoding) !== given) return false;
  const [signature, signed] = [Buffer.from(given, rule.encoding), Buffer.from(text, 'utf8')];
  const by = (padding: number): boolean => verify('sha256', signed, { key: publicKey, padding }, signature);
  return by(constants.RSA_PKCS1_PADDING) || (pssToo && by(constants.RSA_PKCS1_PSS_PADDING));
}

/** The literal that a careless reader of a recipe appends instead of the key (specs/README.md, `append-literal-key`). */
const literalKey = 'Signature_Key';

/** A documented hash recipe, step by step; `base64` leaves text behind, digests leave bytes. */
export function recipe(steps: readonly SignatureStep[], input: Buffer, key: string): Buffer {
  return steps.reduce((bytes, step) => {
    if (step === 'base64') return Buffer.from(bytes.toString('base64'));
    if (step === 'append-key') return Buffer.concat([bytes, Buffer.from(key)]);
    if (step === 'append-literal-key') return Buffer.concat([bytes, Buffer.from(literalKey)]);
    return step === 'sha256'
      ? createHash('sha256').update(bytes).digest()
      : createHmac('sha256', key).update(bytes).digest();
  }, input);
}
