import type { Writable } from 'node:stream';
import type { OutputGuard } from '../model/secret.ts';

/** The only way to the terminal: what the guard recognises is withheld. A broken pipe is remembered, not thrown. */
export type Output = {
  /** Results, on stdout. */
  say(text: string): void;
  /** Progress and problems, on stderr. */
  tell(text: string): void;
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly color: boolean;
  /** The errno of a stream that could not be written, for exit code 5. */
  readonly broken: string | null;
};

export type Streams = { readonly stdout: Writable & Partial<TtyLike>; readonly stderr: Writable & Partial<TtyLike> };
type TtyLike = { isTTY: boolean; columns: number };

export function createOutput(
  streams: Streams,
  guard: OutputGuard | null,
  options: { readonly color: boolean },
): Output {
  let broken: string | null = null;
  for (const stream of [streams.stdout, streams.stderr]) {
    stream.on('error', (error: Error & { code?: string }) => {
      broken ??= error.code ?? 'EIO';
    });
  }
  const write = (stream: Writable, sink: string, text: string): void => {
    const line = text.endsWith('\n') ? text : `${text}\n`;
    const sightings = guard?.inspect(sink, line) ?? [];
    stream.write(
      sightings.length === 0
        ? line
        : `(withheld: the text holds ${sightings.map(({ name }) => `«${name}»`).join(', ')})\n`,
    );
  };
  return {
    say: (text) => write(streams.stdout, 'stdout', text),
    tell: (text) => write(streams.stderr, 'stderr', text),
    isTerminal: streams.stderr.isTTY === true,
    columns: streams.stdout.columns ?? 100,
    color: options.color && streams.stdout.isTTY === true,
    get broken() {
      return broken;
    },
  };
}
