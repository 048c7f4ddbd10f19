/** A longer line is not likely to come again. */
const longestKept = 512;
/** What is searched at once: a file of any size costs the memory of this. */
const chunkLength = 1 << 16;
const mostKept = 100_000;

export type CleanLines = {
  /** Everything in a text that was not clean before, in stretches of whole lines. What `isClean` says of a stretch is kept. */
  visit(text: string, isClean: (stretch: string) => boolean): void;
  /** There is more to look for now. */
  forget(): void;
};

/**
 * Reports repeat themselves: most lines of a file stood in it, or in the one before, already. A line is known by two hashes whose
 * seeds differ from process to process.
 */
export function createCleanLines(): CleanLines {
  const clean = new Set<number>();
  const seeds = [Math.trunc(Math.random() * 2 ** 32), Math.trunc(Math.random() * 2 ** 32)] as const;
  return {
    visit(text, isClean) {
      let begin = 0;
      let fresh: number[] = [];
      const search = (end: number): void => {
        if (end > begin && isClean(text.slice(begin, end)))
          for (const key of fresh) if (clean.size < mostKept) clean.add(key);
        fresh = [];
      };
      for (let at = 0; at < text.length;) {
        const feed = text.indexOf('\n', at);
        const end = feed < 0 ? text.length : feed + 1;
        const key = end - at > longestKept ? null : keyOf(text, at, end, seeds);
        if (key !== null && clean.has(key)) {
          search(at);
          begin = end;
        } else if (key !== null) fresh.push(key);
        if (end - begin >= chunkLength) {
          search(end);
          begin = end;
        }
        at = end;
      }
      search(text.length);
    },
    forget: () => clean.clear(),
  };
}

/** 53 bits. */
function keyOf(text: string, start: number, end: number, [first, second]: readonly [number, number]): number {
  let [one, other] = [first | 0, second | 0];
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 15);
  }
  return (one >>> 0) * 2 ** 21 + (other >>> 11);
}
