import { signatureTampers, type SignatureTamper } from '../../model/change.ts';
import type { ContractCase } from '../../model/contract-case.ts';
import { derivedCase, type Documented } from './derived-case.ts';

const titles: Record<SignatureTamper, string> = {
  omit: 'without a signature',
  empty: 'with an empty signature',
  corrupt: 'signature with one digit changed',
  'other-key': 'signature by another key',
  'other-bytes': 'signature over other bytes',
  'alter-after': 'body altered after signing',
  pss: 'RSASSA-PSS in place of RSASSA-PKCS1-v1_5',
};

/** The signature left out, spoiled, made by another key or over other bytes. */
export function deriveSignature(documented: Documented): readonly ContractCase[] {
  const { signature } = documented.spec;
  if (signature === null) return [];
  return signatureTampers
    .filter((tamper) => tamper !== 'pss' || signature.algorithm !== 'steps')
    .map((tamper) =>
      derivedCase(documented, {
        kind: 'signature',
        subject: tamper,
        title: titles[tamper],
        changes: [{ tamper }],
        cause: tamper === 'omit' || tamper === 'empty' ? 'missing-signature' : 'wrong-signature',
        at: signature.position,
        tags: tamper === 'omit' || tamper === 'corrupt' || tamper === 'alter-after' ? ['core'] : [],
      }),
    );
}
