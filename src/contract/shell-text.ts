/** A stretch of text for the shell: as it is, or an expansion as it stands inside double quotes: `$NAME`, `$(…)`. */
export type Piece = { readonly literal: string } | { readonly expand: string };

/** The text can be given to a shell, and shown, as it is: no control or invisible characters but line breaks. */
const isVisible = (text: string): boolean => /^[\n -~]*$/.test(text) || !/[^\P{C}\n]|[\u2028\u2029]/u.test(text);

/** One word of shell text: in single quotes where nothing is expanded, in double quotes where nothing needs an escape. */
export function word(parts: readonly Piece[]): string {
  const pieces = merged(parts);
  if (pieces.some((piece) => 'literal' in piece && !isVisible(piece.literal))) return `"${substituted(pieces)}"`;
  if (pieces.every((piece) => 'literal' in piece)) return quoted(pieces.map(textOf).join(''));
  const isPlain = pieces.every((piece) => 'expand' in piece || !/["$`\\!]/.test(piece.literal));
  if (isPlain) return `"${inQuotes(pieces)}"`;
  return pieces.map((piece) => ('expand' in piece ? `"${piece.expand}"` : quoted(piece.literal))).join('');
}

/** `$(printf …)` that yields the text; like every command substitution it loses line breaks at the very end. */
export const substituted = (pieces: readonly Piece[]): string => `$(${printf(pieces)})`;

/** A command that writes the text, byte for byte. Arguments stand on lines of their own where there is much to write. */
export function printf(pieces: readonly Piece[]): string {
  const format = pieces.map((piece) => ('expand' in piece ? '%s' : formatText(piece.literal))).join('');
  const values = pieces.flatMap((piece) => ('expand' in piece ? [`"${piece.expand}"`] : []));
  const command = `printf ${format.startsWith('-') ? '-- ' : ''}${quoted(format)}`;
  const line = [command, ...values].join(' ');
  return values.length < 2 || line.length < 80 ? line : [command, ...values].join(' \\\n  ');
}

export const literal = (text: string): Piece => ({ literal: text });

function merged(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.reduce<readonly Piece[]>((before, piece) => {
    const last = before.at(-1);
    const isMore = last !== undefined && 'literal' in last && 'literal' in piece;
    return isMore ? [...before.slice(0, -1), literal(last.literal + piece.literal)] : [...before, piece];
  }, []);
}

const textOf = (piece: Piece): string => ('literal' in piece ? piece.literal : piece.expand);

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A name is put in braces where the text behind it could be taken for more of it. */
function inQuotes(pieces: readonly Piece[]): string {
  return pieces
    .map((piece, index) => {
      if ('literal' in piece) return piece.literal;
      const next = pieces[index + 1];
      const runsOn = next !== undefined && /^(\w|:\w|\[)/.test(textOf(next));
      return runsOn ? piece.expand.replace(/^\$(\w+)$/, '${$1}') : piece.expand;
    })
    .join('');
}

/** POSIX `printf`: `%%`, `\\`, `\r\n`, and `\ooo` for any other byte that cannot be seen. */
function formatText(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('\r\n', '\\r\\n')
    .replaceAll('\t', '\\t');
  return Array.from(escaped, (character) => (isVisible(character) ? character : octal(character))).join('');
}

const octal = (character: string): string =>
  Array.from(Buffer.from(character, 'utf8'), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
