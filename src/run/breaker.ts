import type { Failure, Outcome } from '../model/wire.ts';
import { circuitOpen, isConnecting } from './failures.ts';

const failuresInARow = 3;

/** Gives a provider up for the run: after connections that failed three times in a row, or when told so. */
export function createBreaker(): {
  readonly open: () => Failure | null;
  saw(outcome: Outcome): void;
  stop(failure: Failure): void;
} {
  let row = 0;
  let open: Failure | null = null;
  return {
    open: () => open,
    saw({ failure }) {
      row = failure !== undefined && isConnecting(failure.phase) ? row + 1 : 0;
      if (failure !== undefined && row === failuresInARow) open ??= circuitOpen(row, failure);
    },
    stop(failure) {
      open ??= failure;
    },
  };
}
