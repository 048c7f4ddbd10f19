import type { Json } from '../model/json.ts';

const forms: readonly (readonly [pattern: RegExp, format: string])[] = [
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, 'local'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'utc'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/, 'offset'],
  [/^\d{4}-\d\d-\d\d$/, 'date'],
  [/^\d{10}$/, 'unix'],
];

/** The form of a time stamp, told from an example of it or from its `format`; null when it is none that we can write. */
export function timeFormat(example: Json | undefined, format: Json | undefined): string | null {
  if (example === undefined) return format === 'date-time' ? 'utc' : format === 'date' ? 'date' : null;
  const text = typeof example === 'number' ? String(example) : example;
  if (typeof text !== 'string') return null;
  // A document may print the pattern itself in place of a time.
  const stamp = text.replace(/^YYYY-MM-DD/, '2025-01-02').replace(/HH:MM:SS/i, '10:20:39');
  return forms.find(([pattern]) => pattern.test(stamp))?.[1] ?? null;
}
