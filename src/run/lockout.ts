const refusalsInARow = 2;

/** Protects an account from being locked: counts how often a request whose readings are settled (the control) was refused. */
export type Lockout = {
  refused(): void;
  accepted(): void;
  /** Why the rest of this provider's cases must not be sent; null while they may. */
  readonly stopped: string | null;
};

export function createLockout(): Lockout {
  let row = 0;
  let stopped: string | null = null;
  return {
    refused() {
      row += 1;
      if (row >= refusalsInARow) {
        stopped ??= `the documented request was refused ${row} times in a row; nothing more is sent, so that the account is not locked`;
      }
    },
    accepted() {
      row = 0;
    },
    get stopped() {
      return stopped;
    },
  };
}
