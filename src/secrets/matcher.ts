/** A text to look for. `partial`: twelve characters of it in a row are a hit as well. */
export type Pattern = {
  readonly name: string;
  readonly form: string;
  readonly text: string;
  readonly partial: boolean;
};

export type Hit = { readonly start: number; readonly end: number; readonly name: string; readonly form: string };

export interface Matcher {
  /** A pattern shorter than `shortestPattern` is never found and must not be added. */
  add(pattern: Pattern): void;
  /** Every occurrence, overlapping ones included, by start. */
  find(text: string): Hit[];
}

/** Any pattern has this many characters, so that one rolling hash over as many finds the places worth a comparison. */
export const shortestPattern = 6;
export const partialLength = 12;

/** Any stretch of `partialLength` characters holds a block of `shortestPattern` that begins at a multiple of this. */
const stride = partialLength - shortestPattern + 1;
/** A stretch of fewer different characters is filler (`000000000000`), not a part of a secret. */
const fewestDistinct = 5;

const base = 0x01000193;
const leading = Array.from({ length: shortestPattern - 1 }).reduce<number>((power) => Math.imul(power, base), 1);
const filterBits = 1 << 20;

type Block = { readonly pattern: Pattern; readonly offset: number };

/**
 * Searches for many patterns in one pass. The first six characters of each pattern, and blocks of those that count in part,
 * are kept by hash; adding a pattern costs its blocks and nothing is ever rebuilt.
 */
export function createMatcher(): Matcher {
  const filter = new Uint32Array(filterBits / 32);
  const blocks = new Map<number, Block[]>();
  /** Each text once; whether its parts count. */
  const known = new Map<string, boolean>();

  const addBlock = (pattern: Pattern, offset: number): void => {
    const hash = hashOf(pattern.text, offset);
    const slot = hash & (filterBits - 1);
    filter[slot >>> 5] = (filter[slot >>> 5] ?? 0) | (1 << (slot & 31));
    const same = blocks.get(hash);
    if (same === undefined) blocks.set(hash, [{ pattern, offset }]);
    else same.push({ pattern, offset });
  };

  return {
    add(pattern) {
      const before = known.get(pattern.text);
      if (before === undefined) addBlock(pattern, 0);
      if (before === undefined || (pattern.partial && !before)) known.set(pattern.text, pattern.partial);
      if (!pattern.partial || before === true) return;
      for (let offset = stride; offset + shortestPattern <= pattern.text.length; offset += stride)
        addBlock(pattern, offset);
    },
    find(text) {
      const hits: Hit[] = [];
      /** Up to where a pattern was already seen in part: a long stretch is compared once, not once for each block. */
      const seen = new Map<Pattern, number>();
      let hash = text.length < shortestPattern ? 0 : hashOf(text, 0);
      for (let at = 0; at + shortestPattern <= text.length; at += 1) {
        if (at > 0) {
          hash = (hash - Math.imul(text.charCodeAt(at - 1), leading)) | 0;
          hash = (Math.imul(hash, base) + text.charCodeAt(at + shortestPattern - 1)) | 0;
        }
        const slot = hash & (filterBits - 1);
        if (((filter[slot >>> 5] ?? 0) & (1 << (slot & 31))) === 0) continue;
        for (const block of blocks.get(hash) ?? []) {
          const hit = compare(text, at, block, seen);
          if (hit !== null) hits.push(hit);
        }
      }
      return hits.toSorted((a, b) => a.start - b.start || b.end - a.end);
    },
  };
}

function hashOf(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + shortestPattern; index += 1)
    hash = (Math.imul(hash, base) + text.charCodeAt(index)) | 0;
  return hash;
}

function compare(text: string, at: number, { pattern, offset }: Block, seen: Map<Pattern, number>): Hit | null {
  const { name, form, text: wanted } = pattern;
  if (offset === 0 && text.startsWith(wanted, at)) {
    seen.set(pattern, at + wanted.length);
    return { start: at, end: at + wanted.length, name, form };
  }
  if (
    !pattern.partial ||
    at < (seen.get(pattern) ?? 0) ||
    !text.startsWith(wanted.slice(offset, offset + shortestPattern), at)
  )
    return null;
  let before = 0;
  while (before < Math.min(at, offset) && text[at - before - 1] === wanted[offset - before - 1]) before += 1;
  let after = shortestPattern;
  while (offset + after < wanted.length && text[at + after] === wanted[offset + after] && at + after < text.length)
    after += 1;
  const [start, end] = [at - before, at + after];
  if (end - start < partialLength || new Set(text.slice(start, end)).size < fewestDistinct) return null;
  seen.set(pattern, end);
  return { start, end, name, form: 'partial' };
}
