import { constants, createHash, createHmac, verify } from 'node:crypto';
import type { SignatureRule, SignatureStep } from '../model/provider-spec.ts';
import { equalText } from './equal-text.ts';
import { signaturePlaces } from './readings-in-force.ts';
import { valuesAt } from './received.ts';
import { signedText } from './signed-bytes.ts';
import type { Ground, Visit } from './visit.ts';

export type SignatureState = 'absent' | 'empty' | 'valid' | 'wrong';

/** How the request is signed, by the readings in force. A rule without a place asks for no signature. */
export function signatureState(visit: Pick<Visit, 'received' | 'operation' | 'ground'>): SignatureState {
  const { received, operation, ground } = visit;
  const rule = ground.signature;
  if (rule === null) return 'valid';
  const [missing, empty, stray] = [
    rule.place.some((place) => valuesAt(received, place).length === 0),
    rule.place.some((place) => valuesAt(received, place)[0] === ''),
    signaturePlaces(ground.spec).some(
      (place) => !rule.place.includes(place as never) && valuesAt(received, place).length > 0,
    ),
  ];
  if (missing) return 'absent';
  if (empty) return 'empty';
  if (stray) return 'wrong';
  if (rule.place.length === 0) return 'valid';
  if (received.body.kind !== 'json') return 'wrong';
  const text = signedText(received.body, rule, ground.spec.document, operation.body?.schema ?? '');
  if (text === null) return 'wrong';
  const verified = rule.place.every((place) => {
    const values = valuesAt(received, place);
    const [given] = values;
    return values.length === 1 && typeof given === 'string' && verifies(ground, rule, text, given);
  });
  return verified ? 'valid' : 'wrong';
}

function verifies(ground: Ground, rule: SignatureRule, text: string, given: string): boolean {
  if (rule.algorithm === 'steps') {
    const key = ground.credentials.get(rule.key);
    if (key === undefined) return false;
    return equalText(given, recipe(rule.steps, Buffer.from(text, 'utf8'), key).toString(rule.encoding));
  }
  if (ground.publicKey === null || Buffer.from(given, rule.encoding).toString(rule.encoding) !== given) return false;
  const key = { key: ground.publicKey, padding: constants.RSA_PKCS1_PADDING };
  return verify('sha256', Buffer.from(text, 'utf8'), key, Buffer.from(given, rule.encoding));
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
