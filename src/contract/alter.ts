import type { Alteration } from '../model/change.ts';
import type { RandomBytes } from '../model/clock.ts';

const alphabets = [/[a-z]/, /[A-Z]/, /[0-9]/] as const;
const letters = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'] as const;

/** Spoils a credential. `wrong` and `unknown` share nothing with it but length, separators and character classes. */
export function alter(value: string, how: Alteration, random: RandomBytes): string {
  switch (how) {
    case 'wrong':
    case 'unknown':
      return sameForm(value, random);
    case 'truncated':
      return value.slice(0, -1);
    case 'trailing-space':
      return `${value} `;
    case 'leading-space':
      return ` ${value}`;
    case 'upper-case':
      return value.toUpperCase();
    case 'lower-case':
      return value.toLowerCase();
    case 'empty':
      return '';
  }
}

function sameForm(value: string, random: RandomBytes): string {
  const bytes = random(value.length);
  const changed = [...value].map((character, index) => {
    const alphabet = letters[alphabets.findIndex((pattern) => pattern.test(character))];
    return alphabet === undefined ? character : (alphabet[(bytes[index] ?? 0) % alphabet.length] ?? character);
  });
  const text = changed.join('');
  return text === value ? `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}` : text;
}
