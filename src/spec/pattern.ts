import type { SpecProblemCode } from './problem-code.ts';

export type PatternProblem = { readonly code: SpecProblemCode; readonly what: string; readonly fix: string };

const longest = 512;

/** Whether a pattern may judge text that a stranger wrote: valid, short, and without a repetition of a repetition. */
export function patternProblem(pattern: string): PatternProblem | null {
  if (pattern.length > longest) {
    return { code: 'E_PATTERN_INVALID', what: `is longer than ${longest} characters`, fix: 'shorten it' };
  }
  try {
    // The flag that JSON Schema validators use (2020-12 §6.4): \p{L} works, and a stray brace is an error.
    void new RegExp(pattern, 'u');
  } catch {
    return { code: 'E_PATTERN_INVALID', what: 'is no regular expression', fix: 'correct it (ECMA-262, flag u)' };
  }
  return repeatsRepetition(pattern)
    ? {
        code: 'E_PATTERN_BACKTRACKING',
        what: 'repeats a repetition, so that matching may take exponential time',
        fix: 'unfold the inner or the outer one',
      }
    : null;
}

/** A group that holds an unbounded repetition and is itself repeated without a bound: `(a+)+`. */
function repeatsRepetition(pattern: string): boolean {
  const groups: { repeats: boolean }[] = [];
  let level = { repeats: false };
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === '\\') at += 1;
    else if (char === '[') at = endOfClass(pattern, at);
    else if (char === '(') {
      groups.push(level);
      level = { repeats: false };
    } else if (char === ')') {
      const inner = level;
      level = groups.pop() ?? { repeats: false };
      const repeated = isUnbounded(pattern, at + 1);
      if (inner.repeats && repeated) return true;
      if (inner.repeats || repeated) level.repeats = true;
    } else if (isUnbounded(pattern, at)) level.repeats = true;
  }
  return false;
}

function endOfClass(pattern: string, start: number): number {
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
}

const isUnbounded = (pattern: string, at: number): boolean => /^(?:[*+]|\{\d+,\})/.test(pattern.slice(at, at + 12));
