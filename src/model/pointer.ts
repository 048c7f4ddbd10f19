import { isArray, isObject, type Json } from './json.ts';

/** RFC 6901 §3: `/a/b~1c`; the empty string is the whole document. */
export function formatPointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Whether this is the text of a JSON pointer. */
export function isPointer(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || value.startsWith('/'));
}

/** RFC 6901 §4. Throws a TypeError when the text is not a pointer. */
export function parsePointer(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new TypeError('a JSON pointer begins with "/"');
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a pointer, by own members only; undefined when there is none. */
export function valueAt(document: Json | undefined, pointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const token of parsePointer(pointer)) {
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value)) value = Object.hasOwn(value, token) ? value[token] : undefined;
    else return undefined;
  }
  return value;
}
