import { Writable } from 'node:stream';
import { createOutput, type Output } from '../../src/command/output.ts';
import type { OutputGuard } from '../../src/model/secret.ts';

/** A stream that keeps what is written to it, or that breaks with the first write. */
export function aStream(broken?: string): Writable & { readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      if (broken === undefined) chunks.push(chunk);
      done(broken === undefined ? null : Object.assign(new Error('broken'), { code: broken }));
    },
  });
  return Object.assign(stream, { text: () => chunks.join('') });
}

export type TestOutput = Output & { readonly stdout: () => string; readonly stderr: () => string };

export function anOutput(
  guard: OutputGuard | null,
  { quiet = false, broken }: { readonly quiet?: boolean; readonly broken?: string } = {},
): TestOutput {
  const [stdout, stderr] = [aStream(broken), aStream()];
  const output = createOutput({ stdout, stderr }, guard, { color: false, quiet });
  return Object.defineProperties({} as TestOutput, {
    ...Object.getOwnPropertyDescriptors(output),
    stdout: { value: stdout.text },
    stderr: { value: stderr.text },
  });
}
