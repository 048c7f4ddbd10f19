import type { Echo } from '../model/evidence.ts';
import type { Redactor } from '../model/secret.ts';
import type { Headers } from './header-values.ts';
import { issuedName } from './issued.ts';

/** A text of a response, and what that place is called: `header:Location`, `body`, `token`. */
export type Place = { readonly where: string; readonly text: string };

/** Which of our own values came back, each name once for each place. A token that the provider issued is its own to repeat. */
export function echoesIn(places: readonly Place[], redactor: Redactor): Echo[] {
  const echoes = new Map<string, Echo>();
  for (const { where, text } of places) {
    for (const { name, form } of redactor.sightings(text)) {
      const key = `${where}\n${name}`;
      if (name !== issuedName && !echoes.has(key)) echoes.set(key, { name, form, where });
    }
  }
  return [...echoes.values()];
}

/** Where a token stands that a provider issued. */
export function issuedIn(places: readonly Place[], redactor: Redactor): string[] {
  const found = places.filter(({ text }) => redactor.sightings(text).some(({ name }) => name === issuedName));
  return [...new Set(found.map(({ where }) => where))];
}

/** `redact` makes a header name fit to be shown. */
export function headerPlaces(headers: Headers, redact: (text: string) => string): Place[] {
  return headers.map(([name, value]) => ({ where: `header:${redact(name)}`, text: `${name}: ${value}` }));
}
