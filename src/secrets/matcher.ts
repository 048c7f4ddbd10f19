/** A text to look for. `partial`: twelve characters of it in a row are a hit as well. */
export type Pattern = {
  readonly name: string;
  readonly form: string;
  readonly text: string;
  readonly partial: boolean;
};

export type Hit = { readonly start: number; readonly end: number; readonly name: string; readonly form: string };

export interface Matcher {
  /** Patterns have at least `shortestPattern` characters. A text that is known keeps its first name. */
  add(pattern: Pattern): void;
  /** Every occurrence, overlapping ones included, in no order. */
  find(text: string): Hit[];
}

/** Any pattern has this many characters, so that one rolling hash over as many finds the places worth a comparison. */
export const shortestPattern = 6;
export const partialLength = 12;

/** Any stretch of `partialLength` characters holds a block of `shortestPattern` that begins at a multiple of this. */
const stride = partialLength - shortestPattern + 1;
/** A stretch of fewer different letters and digits is filler (`000000000000`), not a part of a secret. */
const fewestDistinct = 5;

const base = 0x01000193;
const leading = Array.from({ length: shortestPattern - 1 }).reduce<number>((power) => Math.imul(power, base), 1);
const filterBits = 1 << 19;

type Block = { readonly pattern: Pattern; readonly offset: number };

/**
 * Searches for many patterns in one pass: six characters of each pattern, or all blocks of six of one that counts in part, are
 * kept by hash. Adding a pattern costs its blocks; nothing is ever rebuilt.
 */
export function createMatcher(): Matcher {
  const filter = new Uint32Array(filterBits / 32);
  /** Hash → what has it; most often that is one. */
  const blocks = new Map<number, Block | Block[]>();
  /** Whether the parts of a known text count. */
  const known = new Map<string, boolean>();

  const blocksOf = (hash: number): readonly Block[] => {
    const found = blocks.get(hash);
    if (found === undefined) return [];
    return Array.isArray(found) ? found : [found];
  };
  const crowd = (text: string, offset: number): number => blocksOf(hashOf(text, offset)).length;

  const addBlock = (pattern: Pattern, offset: number): void => {
    const hash = hashOf(pattern.text, offset);
    const slot = hash & (filterBits - 1);
    filter[slot >>> 5] = (filter[slot >>> 5] ?? 0) | (1 << (slot & 31));
    const same = blocks.get(hash);
    if (same === undefined) blocks.set(hash, { pattern, offset });
    else if (Array.isArray(same)) same.push({ pattern, offset });
    else blocks.set(hash, [same, { pattern, offset }]);
  };

  return {
    add(pattern) {
      const { text, partial } = pattern;
      const before = known.get(text);
      if (before === true || before === partial) return;
      known.set(text, partial);
      const last = text.length - shortestPattern;
      if (partial) for (let offset = 0; offset <= last; offset += stride) addBlock(pattern, offset);
      // All JWTs begin alike: the block that fewest other patterns have is the one to look for.
      else addBlock(pattern, [0, last, last >>> 1].toSorted((a, b) => crowd(text, a) - crowd(text, b))[0] ?? 0);
    },
    find(text) {
      const hits: Hit[] = [];
      if (text.length < shortestPattern) return hits;
      /** Up to where a pattern was already compared: a long stretch is one hit, not one for each of its blocks. */
      const seen = new Map<Pattern, number>();
      let hash = hashOf(text, 0);
      for (let at = 0; at + shortestPattern <= text.length; at += 1) {
        if (at > 0) {
          hash = (hash - Math.imul(text.charCodeAt(at - 1), leading)) | 0;
          hash = (Math.imul(hash, base) + text.charCodeAt(at + shortestPattern - 1)) | 0;
        }
        const slot = hash & (filterBits - 1);
        if (((filter[slot >>> 5] ?? 0) & (1 << (slot & 31))) === 0) continue;
        for (const block of blocksOf(hash)) {
          const hit = compare(text, at, block, seen);
          if (hit !== null) hits.push(hit);
        }
      }
      return hits;
    },
  };
}

function hashOf(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + shortestPattern; index += 1) {
    hash = (Math.imul(hash, base) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

function compare(text: string, at: number, { pattern, offset }: Block, seen: Map<Pattern, number>): Hit | null {
  const { name, form, text: wanted, partial } = pattern;
  if (!partial) {
    const start = at - offset;
    return start >= 0 && text.startsWith(wanted, start) ? { start, end: start + wanted.length, name, form } : null;
  }
  if (offset === 0 && text.startsWith(wanted, at)) {
    seen.set(pattern, at + wanted.length);
    return { start: at, end: at + wanted.length, name, form };
  }
  if (at < (seen.get(pattern) ?? 0)) return null;
  let before = 0;
  while (before < Math.min(at, offset) && text[at - before - 1] === wanted[offset - before - 1]) before += 1;
  let after = 0;
  while (offset + after < wanted.length && text[at + after] === wanted[offset + after]) after += 1;
  const [start, end] = [at - before, at + after];
  if (end - start < partialLength || new Set(text.slice(start, end).match(/[0-9A-Za-z]/g)).size < fewestDistinct)
    return null;
  seen.set(pattern, end);
  return { start, end, name, form: 'partial' };
}
