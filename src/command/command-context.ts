import type { OutputGuard, Redactor } from '../model/secret.ts';
import type { Output, Streams } from './output.ts';

/** What every command is given: where it may write, and what must not be written. */
export type CommandContext = {
  readonly output: Output;
  readonly registry: Redactor;
  readonly guard: OutputGuard;
  readonly streams: Streams;
};
