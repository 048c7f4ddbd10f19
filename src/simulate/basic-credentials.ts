/** `absent`: no Authorization, or another scheme. `malformed`: Basic that cannot be decoded (RFC 7617 §2). */
export type Basic =
  | { readonly kind: 'absent' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'read'; readonly text: string; readonly id: string; readonly secret: string };

/** What a fault or a reading changes about reading Basic. */
export type BasicManner = {
  /** Between id and secret; `:` unless a reading says otherwise. */
  readonly separator: string;
  readonly lastSeparator: boolean;
  readonly schemeCase: boolean;
};

export const plainBasic: BasicManner = { separator: ':', lastSeparator: false, schemeCase: false };

/** RFC 7617 §2: the scheme in any case, strict base64, UTF-8 without control characters, split at the first colon. */
export function readBasic(authorization: string | undefined, manner: BasicManner): Basic {
  const [scheme = '', ...rest] = (authorization ?? '').split(' ');
  if (manner.schemeCase ? scheme !== 'Basic' : scheme.toLowerCase() !== 'basic') return { kind: 'absent' };
  const encoded = rest.join(' ').trim();
  const text = decode(encoded);
  if (text === null) return { kind: 'malformed' };
  const at = manner.lastSeparator ? text.lastIndexOf(manner.separator) : text.indexOf(manner.separator);
  if (at < 0) return { kind: 'malformed' };
  return { kind: 'read', text, id: text.slice(0, at), secret: text.slice(at + manner.separator.length) };
}

function decode(encoded: string): string | null {
  if (encoded === '' || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(encoded)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(encoded, 'base64'));
    return /\p{Cc}/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
