import { constants, createHash, createHmac, createPrivateKey, sign as signBytes } from 'node:crypto';
import type { SignatureTamper } from '../model/change.ts';
import type { SignatureStep } from '../model/provider-spec.ts';
import type { PlannedSignature } from '../model/request-plan.ts';
import { otherKey } from './other-key.ts';

/** The secrets a signature needs: a PEM private key (and its passphrase), or the shared key of a hash recipe. */
export type SigningKey = { readonly key: string; readonly passphrase: string | null };

/** The signature of the text, as it is put on the wire. RSASSA-PKCS1-v1_5 is RFC 8017 §8.2; a hash recipe is the spec's. */
export function sign(text: string, plan: PlannedSignature, key: SigningKey): string {
  const tamper = plan.tamper;
  if (tamper === 'empty') return '';
  const bytes = Buffer.from(tamper === 'other-bytes' ? `${text} ` : text, 'utf8');
  const raw =
    plan.algorithm === 'steps'
      ? hashSteps(bytes, plan.steps, tamper === 'other-key' ? `${key.key}x` : key.key)
      : rsa(bytes, key, tamper);
  const encoded = raw.toString(plan.encoding);
  return tamper === 'corrupt' ? corrupt(encoded, plan.encoding) : encoded;
}

function rsa(bytes: Uint8Array, { key, passphrase }: SigningKey, tamper: SignatureTamper | null): Buffer {
  const privateKey =
    tamper === 'other-key' ? otherKey() : createPrivateKey({ key, ...(passphrase === null ? {} : { passphrase }) });
  const padding = tamper === 'pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return signBytes('sha256', bytes, { key: privateKey, padding });
}

/** Applies a hash recipe left to right; each step takes the output of the one before. */
export function hashSteps(bytes: Uint8Array, steps: readonly SignatureStep[], key: string): Buffer {
  let value = Buffer.from(bytes);
  for (const step of steps) {
    switch (step) {
      case 'base64':
        value = Buffer.from(value.toString('base64'), 'ascii');
        break;
      case 'append-key':
        value = Buffer.concat([value, Buffer.from(key, 'utf8')]);
        break;
      case 'append-literal-key':
        value = Buffer.concat([value, Buffer.from('Signature_Key', 'ascii')]);
        break;
      case 'sha256':
        value = createHash('sha256').update(value).digest();
        break;
      case 'hmac-sha256':
        value = createHmac('sha256', key).update(value).digest();
        break;
    }
  }
  return value;
}

/** The last digit changed: still of the right length and alphabet. */
function corrupt(encoded: string, encoding: 'base64' | 'hex'): string {
  const at = encoding === 'base64' ? Math.floor(encoded.length / 2) : encoded.length - 1;
  return encoded.slice(0, at) + (encoded[at] === 'a' ? 'b' : 'a') + encoded.slice(at + 1);
}
