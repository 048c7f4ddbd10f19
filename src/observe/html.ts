/** A page, a gateway's or a login's: by its media type, or by how it begins. */
export function looksLikeHtml(text: string, media: string | null): boolean {
  if (media === 'text/html' || media === 'application/xhtml+xml') return true;
  return /^\s*(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*|<\?xml[^<>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body|title)\b/i.test(
    text,
  );
}

const entityNames: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What the first title says, on one line, entities decoded; not cut and not redacted yet. */
export function htmlTitle(text: string): string | null {
  const title = /<title\b[^>]{0,200}>([^<]{0,2000})/i.exec(text)?.[1]?.replace(/\s+/g, ' ').trim();
  if (title === undefined || title === '') return null;
  return title.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entityNames[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
