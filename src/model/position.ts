/** A place in a file of ours. `file` is relative to the project; line and column start at 1. */
export type Position = { readonly file: string; readonly line: number; readonly col: number };

export function formatPosition({ file, line, col }: Position): string {
  return `${file}:${line}:${col}`;
}
