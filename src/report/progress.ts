import { escapeTerminal } from './escape-terminal.ts';

export type ProgressStream = { readonly write: (text: string) => unknown; readonly columns?: number | undefined };
export type Progress = { readonly update: (text: string) => void; readonly clear: () => void };

/** One line that overwrites itself, for a terminal; silent when not `enabled`. */
export function createProgress({
  stream,
  enabled,
}: {
  readonly stream: ProgressStream;
  readonly enabled: boolean;
}): Progress {
  let shown = false;
  const erase = '\r\u001b[2K';
  return {
    update: (text) => {
      if (!enabled) return;
      shown = true;
      // One column short of the edge: some terminals wrap when the last one is filled.
      stream.write(erase + escapeTerminal(text).slice(0, Math.max(1, (stream.columns ?? 80) - 1)));
    },
    clear: () => {
      if (shown) stream.write(erase);
      shown = false;
    },
  };
}
