import type { Writable } from 'node:stream';
import type { OutputGuard } from '../model/secret.ts';

/** The only way to the terminal: what the guard recognises is withheld. A broken pipe is remembered, not thrown. */
export type Output = {
  /** What was asked for, on stdout: the last line, or all there is to say. Also with --quiet. */
  say(text: string): void;
  /** What stands above the last line, on stdout. Not with --quiet. */
  show(text: string): void;
  /** Progress and problems, on stderr. */
  tell(text: string): void;
  /** Resolves when both streams have taken everything, or are broken. */
  flushed(): Promise<void>;
  /** One that can wipe a line. */
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly color: boolean;
  readonly quiet: boolean;
  /** The errno of a stream that could not be written, for exit code 5. */
  readonly broken: string | null;
};

export type Streams = { readonly stdout: Writable & Partial<TtyLike>; readonly stderr: Writable & Partial<TtyLike> };
type TtyLike = { isTTY: boolean; columns: number };

export function createOutput(
  streams: Streams,
  guard: OutputGuard | null,
  options: { readonly color: boolean; readonly quiet: boolean; readonly dumb?: boolean },
): Output {
  let broken: string | null = null;
  for (const stream of [streams.stdout, streams.stderr]) {
    stream.on('error', (error: Error & { code?: string }) => {
      broken ??= error.code ?? 'EIO';
    });
  }
  const write = (stream: Writable, sink: string, text: string): void => {
    // A broken stream takes nothing more; what it says to a second write is not the reason.
    if (!stream.writable) return;
    const line = text.endsWith('\n') ? text : `${text}\n`;
    const sightings = guard?.inspect(sink, line) ?? [];
    stream.write(
      sightings.length === 0
        ? line
        : `(withheld: the text holds ${sightings.map(({ name }) => `«${name}»`).join(', ')})\n`,
    );
  };
  const say = (text: string): void => write(streams.stdout, 'stdout', text);
  return {
    say,
    show: options.quiet ? () => undefined : say,
    tell: (text) => write(streams.stderr, 'stderr', text),
    async flushed() {
      await Promise.all([streams.stdout, streams.stderr].map(drained));
    },
    isTerminal: streams.stderr.isTTY === true && options.dumb !== true,
    columns: widthOf(streams.stdout, 100),
    color: options.color && streams.stdout.isTTY === true && options.dumb !== true,
    quiet: options.quiet,
    get broken() {
      return broken;
    },
  };
}

/** A terminal that does not know its width says 0. */
export function widthOf({ columns = 0 }: Partial<TtyLike>, fallback: number): number {
  return columns > 0 ? columns : fallback;
}

function drained(stream: Writable): Promise<void> {
  return new Promise((done) => {
    if (stream.writable) stream.write('', () => done());
    else done();
  });
}
