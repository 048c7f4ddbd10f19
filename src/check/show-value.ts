import type { Json } from '../model/json.ts';
import { typeOf } from '../model/json.ts';

const longest = 80;

/** Short enough for one sentence. */
export const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Text of a target, quoted and short enough for one sentence. */
export const quoted = (text: string): string => JSON.stringify(shortened(text));

/** `integer 3600`, `string "3600"`, `null`, `an object`: type and value, the value only when it is a scalar. */
export function describeValue(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? 'an array' : 'an object';
  return `${typeOf(value)} ${typeof value === 'string' ? quoted(value) : String(value)}`;
}

/** How a JSON pointer begins a sentence; the empty one is the whole body. */
export const place = (pointer: string): string => (pointer === '' ? 'The body' : quoted(pointer).slice(1, -1));
