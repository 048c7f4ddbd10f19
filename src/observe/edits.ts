/** A stretch of a text and what stands there instead. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** The text with its edits made; they must not overlap, and come in order. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
