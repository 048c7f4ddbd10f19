import type { Position } from './position.ts';

/** Where the nodes of a document stand, by JSON pointer. Plain data, as small as it can be: there are thousands. */
export type Places = {
  readonly files: readonly string[];
  readonly at: Readonly<Record<string, readonly [file: number, line: number, col: number]>>;
};

/** For a document without its files. */
export const nowhere: Places = { files: [], at: {} };

/** The place of the node, or of its nearest ancestor; the first line of the file for what stands nowhere. */
export function placeOf(places: Places, pointer: string, file: string): Position {
  for (let nearest = pointer; ; nearest = nearest.slice(0, nearest.lastIndexOf('/'))) {
    const found = Object.hasOwn(places.at, nearest) ? places.at[nearest] : undefined;
    if (found !== undefined) return { file: places.files[found[0]] ?? file, line: found[1], col: found[2] };
    if (nearest === '') return { file, line: 1, col: 1 };
  }
}
