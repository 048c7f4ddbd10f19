import type { Alteration } from '../model/change.ts';
import type { RandomBytes } from '../model/clock.ts';

const classes = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'] as const;

/**
 * Spoils a credential, always into another text. `wrong` and `unknown` keep length, separators and character classes and
 * share no letter or digit with it at its place. Only ASCII letters have a case here: what a provider makes of others
 * is its own affair. A value that the alteration would leave as it is becomes a wrong one.
 */
export function alter(value: string, how: Alteration, random: RandomBytes): string {
  const altered = spoils[how](value, random);
  return altered === value ? sameForm(value, random) : altered;
}

const spoils: Record<Alteration, (value: string, random: RandomBytes) => string> = {
  wrong: sameForm,
  unknown: sameForm,
  truncated: (value) => Array.from(value).slice(0, -1).join(''),
  'trailing-space': (value) => `${value} `,
  'leading-space': (value) => ` ${value}`,
  'inner-space': (value) => value.replace(/^./su, '$& '),
  'upper-case': (value) => value.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()),
  'lower-case': (value) => value.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
  empty: () => '',
};

function sameForm(value: string, random: RandomBytes): string {
  const characters = Array.from(value);
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
