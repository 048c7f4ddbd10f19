import type { PlannedSignature } from '../model/request-plan.ts';
import type { Secret } from '../model/secret.ts';
import { beginOtherKey } from './other-key.ts';
import { sign } from './sign.ts';

const most = 256;
/** As long as the key itself is held. */
const made = new WeakMap<Secret, Map<string, string>>();

/**
 * `sign`, with RSA signatures of the same text by the same key made once: one costs more than the rest of a request, and most requests of
 * a run sign what the documented one signs. RSASSA-PKCS1-v1_5 is deterministic (RFC 8017 §8.2.1); PSS and hash recipes are always
 * made anew.
 */
export function signOnce(text: string, plan: PlannedSignature, key: Secret, passphrase: Secret | null): string {
  const make = (): string => sign(text, plan, { key: key.reveal(), passphrase: passphrase?.reveal() ?? null });
  if (plan.algorithm === 'steps' || plan.tamper === 'pss') return make();
  beginOtherKey();
  const known = made.get(key) ?? new Map<string, string>();
  made.set(key, known);
  const what = `${plan.tamper ?? ''}\n${plan.encoding}\n${text}`;
  const signature = known.get(what) ?? make();
  if (known.size >= most) known.clear();
  known.set(what, signature);
  return signature;
}
