import { writeSync } from 'node:fs';

const framesShown = 12;

/**
 * What may be said of an error that nobody expected: its type and our own stack frames. Its message may quote anything,
 * a credential included.
 */
export function describeFault(error: unknown): string {
  const head = `E_INTERNAL  a fault of ours (${nameOf(error)})  fix: report it with these lines`;
  return [head, ...framesOf(error).slice(0, framesShown)].join('\n');
}

/** The same in half a line, for one output among several. */
export function briefFault(error: unknown): string {
  const [frame] = framesOf(error).flatMap((line) => /\/(src\/[\w./-]+:\d+:\d+)/.exec(line)?.[1] ?? []);
  return `a fault of ours, ${nameOf(error)}${frame === undefined ? '' : ` at ${frame}`}`;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The message stands above the frames, and may have lines that look like one. */
function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { stack = '', message } = error;
  const from = stack.indexOf(message);
  return stack
    .slice(from < 0 ? 0 : from + message.length)
    .split('\n')
    .filter((line) => /^ +at .*(file|node):/.test(line));
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
