/** UTF-8 bytes of a body that evidence shows. */
const shownBytes = 8192;
/** More than enough text to show that much of. */
const looked = 8 * shownBytes;
/** What stands this near to the end of the looked-at part may be the beginning of a secret, so it is not shown. */
const margin = shownBytes;

/** The beginning of a body as evidence shows it: redacted first, then cut, in whole characters. */
export function shownText(
  text: string,
  redact: (text: string) => string,
): { readonly text: string; readonly truncated: boolean } {
  if (text.length <= looked) return cut(redact(text));
  const redacted = redact(text.slice(0, looked));
  return { ...cut(redacted.slice(0, Math.max(0, redacted.length - margin))), truncated: true };
}

function cut(text: string): { text: string; truncated: boolean } {
  const bytes = Buffer.from(text.toWellFormed(), 'utf8');
  if (bytes.length <= shownBytes) return { text, truncated: false };
  let end = shownBytes;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return { text: bytes.toString('utf8', 0, end), truncated: true };
}
