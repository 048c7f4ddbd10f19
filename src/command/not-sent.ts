import type { PlannedCase } from '../model/contract-case.ts';
import type { CaseError } from '../model/report.ts';
import { RunDeadlinePassed, stopped } from '../run/failures.ts';

/** What has happened to the run and to the provider so far. */
export type SoFar = {
  readonly signal: AbortSignal;
  /** With --bail: the case that failed. */
  readonly failing: string | null;
  /** Why the provider is not called again. */
  readonly lockout: string | null;
  /** Whether the case's control was accepted; null when it is its own control. */
  readonly controlAccepted: boolean | null;
};

/** Why a planned case is not sent: skipped for a reason of ours, or an error since its answer is missed. Null when it is sent. */
export type NotSent =
  { readonly skip: string; readonly error: null } | { readonly skip: null; readonly error: CaseError };

export function notSent({ skip, control }: PlannedCase, soFar: SoFar): NotSent | null {
  const { signal, failing, lockout, controlAccepted } = soFar;
  if (skip !== null) return { skip, error: null };
  if (failing !== null) return { skip: `not sent: --bail, and ${failing} failed`, error: null };
  if (signal.aborted)
    return signal.reason instanceof RunDeadlinePassed
      ? { skip: null, error: stopped(signal, 'send') }
      : { skip: 'interrupted before it was sent', error: null };
  if (lockout !== null) return { skip: null, error: fromTarget('E_LOCKOUT', 'send', lockout) };
  if (controlAccepted === false) {
    const message = `control failed: ${control ?? ''} was not issued a token, so the case was not sent`;
    return { skip: null, error: fromTarget('E_CONTROL', 'validate', message) };
  }
  return null;
}

const fromTarget = (code: string, phase: CaseError['phase'], message: string): CaseError => ({
  code,
  phase,
  attribution: 'target',
  message,
});
