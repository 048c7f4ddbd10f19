import * as fc from 'fast-check';
import { expect } from 'vitest';
import { toJson } from '../../src/observe/json-problems.ts';
import { parseJson } from '../../src/observe/strict-json.ts';
import { jsonTexts, spoiltTexts } from './json-texts.ts';

function platform(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** Numbers beyond all doubles: ours stay numbers, so that a validator sees the type that was written. */
const clamped = (_: string, value: unknown): unknown =>
  value === Infinity ? Number.MAX_VALUE : value === -Infinity ? -Number.MAX_VALUE : value;

/** Our parser against the platform's: the same texts are JSON, and the same values come of them. How many were, of how many. */
export function jsonAgreement(seed: number, numRuns: number): { readonly json: number; readonly other: number } {
  const counts = { json: 0, other: 0 };
  const same = (text: string): void => {
    const theirs = platform(text);
    const { root, broken, beyond } = parseJson(text);
    expect(beyond).toBeUndefined();
    expect(broken === undefined).toBe(theirs !== null);
    counts[theirs === null ? 'other' : 'json'] += 1;
    // Written again, because a value of ours has no prototypes; duplicates, order and -0 are compared with it.
    if (root !== undefined) expect(JSON.stringify(toJson(root))).toBe(JSON.stringify(theirs?.value, clamped));
  };
  fc.assert(
    fc.property(jsonTexts, (text) => {
      expect(platform(text)).not.toBeNull();
      same(text);
    }),
    { seed, numRuns },
  );
  fc.assert(fc.property(spoiltTexts, same), { seed, numRuns });
  return counts;
}
