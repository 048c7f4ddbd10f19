/**
 * Characters that a reader cannot see or that act on what shows them: control characters (C0, DEL, C1), format and
 * default-ignorable characters (bidi overrides, zero-width, fillers), line and paragraph separators, noncharacters,
 * lone surrogates, and every space but the ordinary one.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\p{NChar}]|(?! )\p{Zs}/gu;
const short = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

const mark = (character: string): string =>
  short.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}}`;

/** One line: every unseen character as `\n`, `\t`, `\r` or `\u{1b}`. */
export const visibleLine = (text: string): string => text.replace(unseen, mark);

/** The same, but line feeds and tabs stay. */
export const visibleBlock = (text: string): string =>
  text.replace(unseen, (character) => (character === '\n' || character === '\t' ? character : mark(character)));
