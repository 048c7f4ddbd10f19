import { isUtf8 } from 'node:buffer';

export type DecodedText = {
  readonly text: string;
  /** A U+FEFF stood in front (RFC 8259 §8.1: must not); it is not in `text`. */
  readonly byteOrderMark: boolean;
  /** Where the first byte stands that is no UTF-8, and whether the bytes merely stop inside a character; null when all is well. */
  readonly invalid: { readonly byte: number; readonly atEnd: boolean } | null;
};

/** Reads bytes as UTF-8, whatever a charset parameter says (RFC 8259 §8.1). What is no UTF-8 becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const rest = byteOrderMark ? bytes.subarray(3) : bytes;
  const text = Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength).toString('utf8');
  const invalid = isUtf8(rest) ? null : firstInvalid(rest);
  return {
    text,
    byteOrderMark,
    invalid: invalid === null ? null : { ...invalid, byte: invalid.byte + (byteOrderMark ? 3 : 0) },
  };
}

/** RFC 3629 §4: how many bytes follow a first byte, and what the second may be. */
function firstInvalid(bytes: Uint8Array): { byte: number; atEnd: boolean } | null {
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const following =
      first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
    if (following === -1) return { byte: at, atEnd: false };
    const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    for (let step = 1; step <= following; step += 1) {
      const next = bytes[at + step];
      if (next === undefined) return { byte: at, atEnd: true };
      if (next < (step === 1 ? lowest : 0x80) || next > (step === 1 ? highest : 0xbf))
        return { byte: at, atEnd: false };
    }
    at += following + 1;
  }
  return null;
}
