import { signatureState } from '../signature-state.ts';
import type { Step } from '../visit.ts';

/** The request is signed where the reading in force says; a signature anywhere else is not looked at. */
export const signature: Step = (visit) => {
  const { lenient, suspended } = visit.policy;
  if (visit.ground.signature === null || suspended.has('signature') || lenient.has('signature')) return null;
  const state = signatureState(visit);
  if (state === 'absent' || state === 'empty') return lenient.has('signature-presence') ? null : 'missing-signature';
  return state === 'valid' || lenient.has('signature-value') ? null : 'wrong-signature';
};
