/** What a stretch of text looks like, whoever's it is. */
export type ShapeName = 'PEM block' | 'credentials' | 'JWT' | 'opaque value' | 'card number' | 'IBAN';

type ShapeRule = { readonly name: ShapeName; readonly pattern: RegExp; readonly holds?: (match: string) => boolean };

const rules: readonly ShapeRule[] = [
  {
    name: 'PEM block',
    pattern: /-----BEGIN [A-Z0-9 ]+-----(?:(?!-----BEGIN )[\s\S])*?(?:-----END [A-Z0-9 ]+-----|(?=-----BEGIN )|$)/g,
  },
  // Of `Bearer realm="x"` nothing: a name and an equals sign are no token68.
  {
    name: 'credentials',
    pattern: /(?=[\w.~+/-])(?<=\b(?:bearer|basic|dpop|token) +)[\w.~+/-]{8,}=*(?![\w.~+/"=-])/gi,
    holds: (match) => /[\d=]|[a-z][A-Z]/.test(match),
  },
  { name: 'JWT', pattern: /(?<![\w-])ey[\w-]{8,}(?:\.[\w-]*){2,4}/g },
  { name: 'opaque value', pattern: /[\w+/=-]{24,}/g, holds: isOpaque },
  { name: 'card number', pattern: /(?<![\d.-])[2-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d.])/g, holds: passesLuhn },
  { name: 'IBAN', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, holds: passesMod97 },
];

/** A JWT of one letter in each part; every other shape is longer. */
const shortestShape = 12;

/** The text with everything that looks like a credential or an account replaced by what `stand` says. */
export function withoutShapes(text: string, stand: (name: ShapeName, match: string) => string): string {
  if (text.length < shortestShape) return text;
  return rules.reduce(
    (clean, { name, pattern, holds }) =>
      clean.replace(pattern, (match) => (holds === undefined || holds(match) ? stand(name, match) : match)),
    text,
  );
}

/** Long, and of mixed characters as random texts are and words are not. */
function isOpaque(match: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(match)) return /[a-f]/i.test(match);
  return /[a-z]/.test(match) && /[A-Z]/.test(match) && (match.match(/\d/g)?.length ?? 0) >= 3;
}

/** ISO/IEC 7812-1 annex B. */
function passesLuhn(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  if (digits.length < 13 || digits.length > 19) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** ISO 13616-1. */
function passesMod97(match: string): boolean {
  const compact = match.replaceAll(' ', '');
  if (compact.length < 15 || compact.length > 34) return false;
  const digits = (compact.slice(4) + compact.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}
