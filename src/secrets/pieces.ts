import { createPrivateKey } from 'node:crypto';

/** A text that gives a value away, and whether a part of it does. */
export type Piece = { readonly text: string; readonly partial: boolean };

/** Shorter than this, a part of twelve characters is most of the value: it is found whole or not at all. */
const longEnoughForParts = 20;

const pem = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;

/**
 * Everything that gives a value away: the value less white space at its ends, without line breaks, each of its lines;
 * of a PEM its body and the private numbers of the key; of a JWT the signature, which is worth the whole (its header is public).
 */
export function piecesOf(value: string): Piece[] {
  const whole = value.trim();
  const jwt = /^(ey[\w-]+)\.([\w-]*)\.([\w-]+)$/.exec(whole);
  if (jwt !== null) return [{ text: whole, partial: false }, part(jwt[3] ?? '')];
  const publicStart = startsLikeJson(whole);
  const pieces: Piece[] = [publicStart ? { text: whole, partial: false } : part(whole)];
  if (!whole.includes('\n')) return pieces;
  const lines = whole.split(/\r?\n/).filter((line) => !line.startsWith('-----'));
  pieces.push(
    { text: whole.replace(/\r?\n/g, '\r\n'), partial: false },
    { text: whole.replace(/\r?\n/g, ''), partial: false },
  );
  pieces.push(...lines.map((line) => ({ text: line.trim(), partial: false })));
  for (const [block, , body = ''] of whole.matchAll(pem)) {
    pieces.push(part(body.replace(/\s/g, '')), ...keyNumbers(block).map(part));
  }
  return pieces;
}

const part = (text: string): Piece => ({
  text,
  partial: text.length >= longEnoughForParts && !text.startsWith('-----'),
});

/** The payload of a JWT: what it has in common with other payloads is no secret. */
const startsLikeJson = (text: string): boolean => /^ey[\w-]+$/.test(text);

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** The private numbers of a key in base64url, hex and decimal (RFC 7518 §6.3.2); none when the key cannot be read without a passphrase. */
function keyNumbers(block: string): string[] {
  try {
    const jwk = createPrivateKey(block).export({ format: 'jwk' });
    return privateMembers.flatMap((member) => {
      const text = jwk[member];
      if (typeof text !== 'string') return [];
      const hex = Buffer.from(text, 'base64url').toString('hex');
      return [text, hex, BigInt(`0x${hex}`).toString()];
    });
  } catch {
    return [];
  }
}
