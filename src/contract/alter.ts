import type { Alteration } from '../model/change.ts';
import type { RandomBytes } from '../model/clock.ts';

const classes = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'] as const;

/**
 * Spoils a credential, always into another text. `wrong` and `unknown` keep length, separators and character classes and
 * share no letter or digit with it at its place. Only ASCII letters have a case here: what a provider makes of others
 * is its own affair. A value that the alteration would leave as it is becomes a wrong one.
 */
export function alter(value: string, how: Alteration, random: RandomBytes): string {
  const altered = spoil(value, how, random);
  return altered === value ? sameForm(value, random) : altered;
}

function spoil(value: string, how: Alteration, random: RandomBytes): string {
  switch (how) {
    case 'wrong':
    case 'unknown':
      return sameForm(value, random);
    case 'truncated':
      return [...value].slice(0, -1).join('');
    case 'trailing-space':
      return `${value} `;
    case 'leading-space':
      return ` ${value}`;
    case 'upper-case':
      return value.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
    case 'lower-case':
      return value.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
    case 'empty':
      return '';
  }
}

function sameForm(value: string, random: RandomBytes): string {
  const characters = [...value];
  const bytes = random(characters.length);
  const text = characters
    .map((character, index) => {
      const letters = classes.find((candidate) => candidate.includes(character));
      if (letters === undefined) return character;
      const step = 1 + ((bytes[index] ?? 0) % (letters.length - 1));
      return letters[(letters.indexOf(character) + step) % letters.length];
    })
    .join('');
  return text === value ? [...characters.slice(0, -1), '0'].join('') : text;
}
