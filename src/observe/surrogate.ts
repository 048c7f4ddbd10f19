/**
 * A text of the same length and alphabet that has nothing else in common with the original: each digit becomes a digit,
 * each letter a letter of its case, symbols and control characters stay. It depends on places and classes of characters only,
 * so that two tokens are neither told apart nor recognised by it.
 */
export function surrogateText(text: string): string {
  const hex = !/[g-z]/i.test(text);
  let replaced = '';
  let index = 0;
  for (const character of text) {
    replaced += like(character, pick(index), hex);
    index += 1;
  }
  return replaced === text ? turned(text, hex) : replaced;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

function like(character: string, random: number, hex: boolean): string {
  const letter = letters[random % (hex ? 6 : 26)] ?? 'a';
  if (/\d/.test(character)) return String(random % 10);
  if (/[a-z]/.test(character)) return letter;
  if (/[A-Z]/.test(character)) return letter.toUpperCase();
  const code = character.codePointAt(0) ?? 0;
  if (code < 0xa0 || (code >= 0xd800 && code <= 0xdfff)) return character;
  // As many bytes in UTF-8, and as many UTF-16 units.
  return code < 0x800 ? 'é' : code < 0x10000 ? 'ペ' : '😀';
}

/** Numbers that look random and are the same everywhere. */
const pick = (index: number): number => (Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(index + 7, 0x85ebca6b)) >>> 9;

/** The rare text that was its own surrogate: its first letter or digit moves on by one. */
function turned(text: string, hex: boolean): string {
  return text.replace(/[0-9A-Za-z]/, (character) => {
    const last = hex ? /[9fF]/ : /[9zZ]/;
    if (last.test(character)) return character === '9' ? '0' : character.toLowerCase() === character ? 'a' : 'A';
    return String.fromCharCode(character.charCodeAt(0) + 1);
  });
}

/** Digits stay digits, without a new zero in front; sign, point and exponent stay. */
export function surrogateNumber(source: string): string {
  const exponent = source.search(/[eE]/);
  const [mantissa, rest] = exponent === -1 ? [source, ''] : [source.slice(0, exponent), source.slice(exponent)];
  let index = 0;
  const digits = mantissa.replace(/\d/g, (digit) => {
    index += 1;
    return index === 1 && digit !== '0' ? String(1 + (pick(0) % 9)) : index === 1 ? '0' : String(pick(index) % 10);
  });
  return digits + rest;
}
