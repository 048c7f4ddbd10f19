export type TerminalOptions = {
  readonly color: boolean;
  /** Answers to silences, whole exchanges, and every case. */
  readonly verbose: boolean;
  /** Width to wrap prose to. */
  readonly columns: number;
};
