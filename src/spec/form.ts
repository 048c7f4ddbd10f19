import { isArray, isObject, type Json } from '../model/json.ts';
import { nearest } from '../model/nearest.ts';
import { formatPointer } from '../model/pointer.ts';
import type { Report } from './reader.ts';

/** Judges the form of a value of the vocabulary and reports what is wrong, at the part that is wrong. */
export type Form = (value: Json, pointer: string, report: Report) => void;

/** A value that passes the test; `says` finishes "must be …". */
export function must(says: string, fits: (value: Json) => boolean): Form {
  return (value, pointer, report) => {
    if (!fits(value)) report('E_VOCABULARY', pointer, `must be ${says}`, 'see specs/README.md', shown(value));
  };
}

/** Short texts and numbers are shown as they are; anything longer by its kind, since a file may hold secrets. */
export function shown(value: Json): string {
  if (isArray(value)) return 'a list';
  if (isObject(value)) return 'a map';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.length} characters` : text;
}

export const text = must('text', (value) => typeof value === 'string' && value.trim() !== '');
export const flag = must('true', (value) => value === true);
export const anything: Form = () => undefined;

/** One of a closed list of words, with the nearest one suggested. */
export function word(words: readonly string[]): Form {
  return (value, pointer, report) => {
    if (typeof value === 'string' && words.includes(value)) return;
    report('E_VOCABULARY', pointer, `must be one of ${words.join(', ')}`, suggestion(value, words), shown(value));
  };
}

export function suggestion(value: Json, words: readonly string[]): string {
  const near = typeof value === 'string' ? nearest(value, words) : null;
  return near === null ? 'see specs/README.md' : `did you mean ${near}?`;
}

/** A list with at least `least` items, each of a form. */
export function listOf(item: Form, least = 1): Form {
  return (value, pointer, report) => {
    if (!isArray(value)) report('E_VOCABULARY', pointer, 'must be a list', 'write it in brackets', shown(value));
    else if (value.length < least) {
      const what = least === 1 ? 'must not be empty' : `needs at least ${least} items`;
      report('E_VOCABULARY', pointer, what, 'add what is missing or remove the key');
    } else value.forEach((one, index) => item(one, `${pointer}/${index}`, report));
  };
}

/** A map of free names, each value of a form. */
export function mapOf(name: RegExp, says: string, item: Form): Form {
  return (value, pointer, report) => {
    if (!isObject(value)) {
      report('E_VOCABULARY', pointer, 'must be a map', 'see specs/README.md', shown(value));
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      const at = `${pointer}${formatPointer([key])}`;
      if (!name.test(key)) report('E_VOCABULARY', at, `each name here must be ${says}`, 'rename it', shown(key));
      item(child, at, report);
    }
  };
}

/** A map of these members and no others; a name that ends in `?` may be missing. */
export function record(members: Readonly<Record<string, Form>>): Form {
  const forms = new Map(Object.entries(members).map(([key, form]) => [key.replace(/\?$/, ''), form]));
  const required = Object.keys(members).filter((key) => !key.endsWith('?'));
  return (value, pointer, report) => {
    if (!isObject(value)) {
      report('E_VOCABULARY', pointer, 'must be a map', 'see specs/README.md', shown(value));
      return;
    }
    for (const key of required) {
      if (!Object.hasOwn(value, key)) report('E_VOCABULARY', pointer, `needs ${key}`, `add ${key}`);
    }
    for (const [key, child] of Object.entries(value)) {
      const at = `${pointer}${formatPointer([key])}`;
      const form = forms.get(key);
      if (form === undefined)
        report('E_UNKNOWN_KEY', at, `no key ${key} here`, suggestion(key, [...forms.keys()]), key);
      else form(child, at, report);
    }
  };
}

/** The first form whose test fits judges the value; else the last one. */
export function either(...forms: readonly (readonly [test: (value: Json) => boolean, form: Form])[]): Form {
  return (value, pointer, report) => {
    const [, form] = forms.find(([test]) => test(value)) ?? forms.at(-1) ?? [];
    form?.(value, pointer, report);
  };
}
