import { isArray, isObject, type Json } from './json.ts';

/** RFC 6901 §3: `/a/b~1c`; the empty string is the whole document. */
export function formatPointer(tokens: readonly (string | number)[]): string {
  let pointer = '';
  for (const token of tokens) {
    const text = String(token);
    pointer += /[~/]/.test(text) ? `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/${text}`;
  }
  return pointer;
}

/** Whether this is the text of a JSON pointer. */
export function isPointer(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || value.startsWith('/'));
}

/** RFC 6901 §4. Throws a TypeError when the text is not a pointer. */
export function parsePointer(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new TypeError('a JSON pointer begins with "/"');
  const tokens = pointer.slice(1).split('/');
  return pointer.includes('~') ? tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')) : tokens;
}

/** Parsed pointers of specs, which are asked for again with every exchange. Bounded: the rest is parsed each time. */
const known = new Map<string, readonly string[]>();
const mostKnown = 4_096;

function tokensOf(pointer: string): readonly string[] {
  const found = known.get(pointer);
  if (found !== undefined) return found;
  const tokens = parsePointer(pointer);
  if (known.size < mostKnown) known.set(pointer, tokens);
  return tokens;
}

/** The value at a pointer, by own members only; undefined when there is none. */
export function valueAt(document: Json | undefined, pointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const token of tokensOf(pointer)) {
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value)) value = Object.hasOwn(value, token) ? value[token] : undefined;
    else return undefined;
  }
  return value;
}
