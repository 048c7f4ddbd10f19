/** A text to look for. `partial`: twelve characters of it in a row are a hit as well. */
export type Pattern = {
  readonly name: string;
  readonly form: string;
  readonly text: string;
  readonly partial: boolean;
};

export type Hit = { readonly start: number; readonly end: number; readonly name: string; readonly form: string };

/** From a character up to, and without, another one. */
export type Range = readonly [start: number, end: number];

export type Found = {
  readonly hits: readonly Hit[];
  /** Six characters of a pattern stand in the text, whether the rest of it does or not. */
  readonly touched: boolean;
};

export interface Matcher {
  /** Patterns have at least `shortestPattern` characters. A text that is known keeps its first name. */
  add(pattern: Pattern): void;
  /**
   * Every occurrence, overlapping ones included, in no order. `changed`: look only where the text differs from one that was searched
   * and not touched; whatever reaches into such a range is found.
   */
  find(text: string, changed?: readonly Range[]): Found;
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
    find(text, changed) {
      const hits: Hit[] = [];
      /** Up to where a pattern was already compared: a long stretch is one hit, not one for each of its blocks. */
      const seen = new Map<Pattern, number>();
      let touched = false;
      const scan = (from: number, to: number): void => {
        if (from >= to) return;
        let hash = hashOf(text, from);
        for (let at = from; ;) {
          const slot = hash & (filterBits - 1);
          if (((filter[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0) {
            for (const block of blocksOf(hash)) {
              touched = true;
              const hit = compare(text, at, block, seen);
              if (hit !== null) hits.push(hit);
            }
          }
          if (at + 1 >= to) return;
          hash = (hash - Math.imul(text.charCodeAt(at), leading)) | 0;
          at += 1;
          hash = (Math.imul(hash, base) + text.charCodeAt(at + shortestPattern - 1)) | 0;
        }
      };
      const end = text.length - shortestPattern + 1;
      if (changed === undefined) scan(0, end);
      else {
        let done = 0;
        for (const [first, last] of changed) {
          const from = Math.max(done, first - shortestPattern + 1);
          done = Math.max(done, Math.min(end, last));
          scan(from, done);
        }
      }
      return { hits, touched };
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
