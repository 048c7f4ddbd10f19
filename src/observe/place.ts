/** Line and column of an offset, both from 1; columns count UTF-16 units. */
export function positionIn(text: string, offset: number): { line: number; col: number } {
  const before = text.slice(0, offset);
  const newline = before.lastIndexOf('\n');
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return { line, col: offset - newline };
}
