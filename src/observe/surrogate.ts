const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyz';
const hexLetters = 'abcdef';

/**
 * A text of the same length and alphabet that has nothing else in common with the original: letters and digits are replaced by
 * those that the text is made of, symbols and control characters stay. It depends on the alphabet and on where symbols stand, and
 * on nothing else, so that two tokens are neither told apart nor recognised by it, and two runs show the same.
 */
export function surrogateText(text: string): string {
  const own = /[g-z]/i.test(text) ? letters : hexLetters;
  const alphabets = [digits, own, own.toUpperCase()].filter((alphabet) => classOf(alphabet).test(text));
  const mixed = alphabets.join('');
  const met = new Set<string>();
  let replaced = '';
  let index = 0;
  for (const character of text) {
    const alphabet = alphabets.find((candidate) => classOf(candidate).test(character));
    if (alphabet === undefined) replaced += symbol(character);
    else {
      // The first of each kind is of its own kind, so that none is missing.
      const from = met.has(alphabet) ? mixed : alphabet;
      met.add(alphabet);
      replaced += from[pick(index) % from.length] ?? '';
    }
    index += 1;
  }
  return replaced === text ? turned(text) : replaced;
}

function classOf(alphabet: string): RegExp {
  return alphabet === digits ? /[0-9]/ : alphabet.startsWith('a') ? /[a-z]/ : /[A-Z]/;
}

/** As many bytes in UTF-8, and as many UTF-16 units; ASCII, controls and halves of pairs stay. */
function symbol(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0xa0 || (code >= 0xd800 && code <= 0xdfff)) return character;
  return code < 0x800 ? 'é' : code < 0x10000 ? 'ペ' : '😀';
}

/** Numbers that look random and are the same everywhere. */
const pick = (index: number): number => (Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(index + 7, 0x85ebca6b)) >>> 9;

/** The rare text that was its own surrogate: its first letter or digit becomes another. */
function turned(text: string): string {
  return text.replace(/[0-9A-Za-z]/, (character) => {
    if (/[0-9]/.test(character)) return String((Number(character) + 1) % 10);
    const next = character.toLowerCase() === 'a' ? 'b' : 'a';
    return character < 'a' ? next.toUpperCase() : next;
  });
}

/** Digits stay digits, without a new zero in front; sign, point and exponent stay. */
export function surrogateNumber(source: string): string {
  const exponent = source.search(/[eE]/);
  const mantissa = exponent === -1 ? source : source.slice(0, exponent);
  let index = 0;
  const replaced = mantissa.replace(/\d/g, (digit) => {
    index += 1;
    if (index > 1) return String(pick(index) % 10);
    return digit === '0' ? '0' : String(1 + (pick(0) % 9));
  });
  return replaced + source.slice(mantissa.length);
}
