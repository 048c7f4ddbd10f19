import { alterations, bodyTexts, signatureTampers, type Change } from '../model/change.ts';
import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { parseLocation } from '../model/location.ts';

/** What the value of a key of a change must be; its words end "must be …". */
type Test = { readonly says: string; readonly fits: (value: Json) => boolean };

const text: Test = { says: 'text', fits: (value) => typeof value === 'string' };
const anything: Test = { says: 'a value', fits: () => true };
const location: Test = {
  says: 'a location such as body:/a/b or header:Name',
  fits: (value) => typeof value === 'string' && parseLocation(value) !== null,
};
const oneOf = (words: readonly Json[]): Test => ({
  says: `one of ${words.map(String).join(', ')}`,
  fits: (value) => words.includes(value),
});

/** The forms of specs/README.md: the first key names the form, the object has exactly these keys. */
const forms: readonly Readonly<Record<string, Test>>[] = [
  { omit: location },
  { set: location, to: anything },
  { set: location, credential: text },
  { alter: location, how: oneOf(alterations) },
  { rename: location, to: location },
  { duplicate: location, to: anything },
  { method: { says: 'a method such as GET', fits: (value) => typeof value === 'string' && /^[A-Z]+$/.test(value) } },
  { path: { says: 'a path that begins with /', fits: (value) => typeof value === 'string' && value.startsWith('/') } },
  { contentType: { says: 'a media type or null', fits: (value) => value === null || typeof value === 'string' } },
  { format: oneOf(['form', 'multipart']) },
  { write: oneOf(['compact', 'pretty', 'reordered', 'sorted']) },
  { bodyText: oneOf(bodyTexts) },
  { noBody: oneOf([true]) },
  { spell: location, as: text },
  { beforeColon: location, text: { says: 'a space or a tab', fits: (value) => value === ' ' || value === '\t' } },
  { tamper: oneOf(signatureTampers) },
  { basicSeparator: text },
  { basicText: text },
];

/** Words that begin a change, for "did you mean". */
export const changeWords: readonly string[] = [...new Set(forms.flatMap((form) => Object.keys(form).slice(0, 1)))];

export type ChangeRead =
  | { readonly change: Change }
  /** What is wrong, said of the whole change or of one of its keys. */
  | { readonly key: string | null; readonly what: string };

export function readChange(value: Json): ChangeRead {
  if (!isObject(value)) return { key: null, what: 'a change must be a map' };
  const candidates = forms.filter((form) => Object.hasOwn(value, Object.keys(form)[0] ?? ''));
  const form = candidates.find((one) => sameKeys(one, value)) ?? candidates[0];
  if (form === undefined) return { key: null, what: 'is no form of change' };
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(form, key)) return { key, what: `${Object.keys(form)[0]} has no ${key} beside it` };
  }
  for (const [key, test] of Object.entries(form)) {
    const found = Object.hasOwn(value, key) ? value[key] : undefined;
    if (found === undefined) return { key: null, what: `${Object.keys(form)[0]} needs ${key} beside it` };
    if (!test.fits(found)) return { key, what: `${key} must be ${test.says}` };
  }
  return { change: value as unknown as Change };
}

const sameKeys = (form: object, value: JsonObject): boolean =>
  Object.keys(form).length === Object.keys(value).length && Object.keys(form).every((key) => Object.hasOwn(value, key));

/** The well-formed changes of a list; the others are reported elsewhere. */
export function readChanges(value: Json | undefined): readonly Change[] {
  return (isArray(value) ? value : []).flatMap((item) => {
    const read = readChange(item);
    return 'change' in read ? [read.change] : [];
  });
}

/** The locations a change names that must already be in the request. */
export function locationsNeeded(change: Change): readonly (readonly [key: string, location: string])[] {
  if ('omit' in change) return [['omit', change.omit]];
  if ('alter' in change) return [['alter', change.alter]];
  if ('rename' in change) return [['rename', change.rename]];
  if ('duplicate' in change) return [['duplicate', change.duplicate]];
  if ('spell' in change) return [['spell', change.spell]];
  if ('beforeColon' in change) return [['beforeColon', change.beforeColon]];
  return [];
}
