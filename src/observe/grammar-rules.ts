/**
 * RFC 8259 in our words, for the first place where a text departs from it. No rule quotes the text: it may hold a token.
 * A rule that begins with `the text ends` means that more had to come.
 */

const words = ['true', 'false', 'null'];

/** `rest` is the text from where a value must begin, `before` what stands in front of it. */
export function whyNoValue(before: string, rest: string): string {
  const word = /^[A-Za-z_$][\w$]*/.exec(rest)?.[0] ?? '';
  const first = rest[0] ?? '';
  if (first === '') return 'the text ends where a value must stand';
  if (word.length === rest.length && words.some((name) => name.startsWith(word))) return 'the text ends inside a word';
  if (word === 'NaN' || word === 'Infinity') return 'NaN and Infinity are not numbers in JSON';
  if (word !== '') return 'the only words are true, false and null';
  if (first === "'") return 'a string stands in double quotes';
  if (first === '/' || first === '#') return 'JSON has no comments';
  if (first === '+' || first === '.') return 'a number begins with a digit or a minus';
  if (/,\s*$/.test(before) && /[}\]]/.test(first)) return 'a comma must be followed by another entry';
  return 'a value must stand here';
}

/** `text` is everything that looks like part of the number; `last` when the body ends with it. */
export function whyNoNumber(text: string, last: boolean): string {
  if (last && /^-?(?:|\d+\.|\d+(?:\.\d+)?[eE][+-]?)$/.test(text)) return 'the text ends inside a number';
  if (/^-(?:Infinity|NaN)/.test(text)) return 'NaN and Infinity are not numbers in JSON';
  if (/^-?0\d/.test(text)) return 'a number must not begin with a zero';
  return 'a number has digits, then perhaps a fraction and an exponent, each with digits of its own';
}

/** What stands where a member name must begin. */
export function whyNoName(next: string | undefined): string {
  if (next === undefined) return 'the text ends inside an object';
  if (next === '}') return 'a comma must be followed by another entry';
  if (next === '/' || next === '#') return 'JSON has no comments';
  return 'a member name stands in double quotes';
}

/** What stands after an entry of an object or array. */
export function whyNotClosed(next: string | undefined, bracket: ']' | '}'): string {
  if (next === undefined) return `the text ends inside an ${bracket === ']' ? 'array' : 'object'}`;
  return next === '/' || next === '#' ? 'JSON has no comments' : `a comma or ${bracket} must follow`;
}
