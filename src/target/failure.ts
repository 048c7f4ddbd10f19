import type { Attribution, Failure, Phase } from '../model/wire.ts';

/** Makes the failures of one attribution and phase readable where they arise. */
export const fault = (code: string, phase: Phase, attribution: Attribution, message: string): Failure => ({
  code,
  phase,
  attribution,
  message,
});

export const deadlinePassed = (phase: Phase, ms: number, progress: string): Failure =>
  fault(
    'E_DEADLINE',
    phase,
    beforeTheRequest(phase) ? 'network' : 'target',
    `no complete answer within ${ms} ms; ${progress}`,
  );

export const interrupted = (phase: Phase): Failure => fault('E_INTERRUPTED', phase, 'tool', 'the run was interrupted');

const beforeTheRequest = (phase: Phase): boolean => phase === 'dns' || phase === 'connect' || phase === 'tls';

/** A failure on its way through code that can only throw. */
export class Fault extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'Fault';
    this.failure = failure;
  }
}

/** `ECONNRESET` and the like of a thrown value; '' when it has none. Its message is not ours to show. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : '';
}
