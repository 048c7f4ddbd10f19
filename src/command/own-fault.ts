import { writeSync } from 'node:fs';

const framesShown = 12;

/**
 * What may be said of an error that nobody expected: its type and our own stack frames. Its message may quote anything,
 * a credential included.
 */
export function describeFault(error: unknown): string {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at ')) : [];
  const name = error instanceof Error ? error.name : typeof error;
  return [
    `E_INTERNAL  a fault of ours (${name})  fix: report it with these lines`,
    ...frames.slice(0, framesShown),
  ].join('\n');
}

/** The same in half a line, for one output among several. */
export function briefFault(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const frame = error instanceof Error ? /\/(src\/[\w./-]+:\d+:\d+)/.exec(error.stack ?? '')?.[1] : undefined;
  return `a fault of ours, ${name}${frame === undefined ? '' : ` at ${frame}`}`;
}

/**
 * An error that no command can catch, thrown by a timer or an event: the process ends with 70. Left to itself Node would end
 * with 1, which means a finding, and print the message.
 */
export function endOnFault(): void {
  process.on('uncaughtException', endAtOnce);
  process.on('unhandledRejection', endAtOnce);
}

function endAtOnce(error: unknown): void {
  for (const [stream, text] of [
    [2, describeFault(error)],
    [1, 'contracts: exit 70: a fault of ours'],
  ] as const) {
    try {
      writeSync(stream, `${text}\n`);
    } catch {
      // The stream is gone; the code says it.
    }
  }
  process.exit(70);
}
