const longest = 8192;

/** At most 8 KiB of UTF-8, in whole characters. For redacted text only: a secret that is cut is no longer recognised. */
export function cutText(text: string): { readonly text: string; readonly truncated: boolean } {
  const bytes = Buffer.from(text.toWellFormed(), 'utf8');
  if (bytes.length <= longest) return { text, truncated: false };
  let end = longest;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return { text: bytes.toString('utf8', 0, end), truncated: true };
}
