import { readBounded } from '../config/read-bounded.ts';
import type { TargetsFile } from '../config/targets.ts';
import type { Problem } from '../model/problem.ts';
import { kept } from './kept.ts';

type ReadTargets = { readonly file: TargetsFile | null; readonly problems: readonly Problem[] };

/** `readTargets`, or what it made of the same text before. */
export async function loadKeptTargets(path: string, shown: string): Promise<ReadTargets> {
  const bytes = bytesOf(path);
  const known = bytes === null ? null : kept().get(path, bytes);
  // Only this very code wrote it, from this very text.
  if (known !== null) return { file: known as TargetsFile, problems: [] };
  const { readTargets } = await import('../config/targets.ts');
  const read = readTargets(path, shown);
  if (bytes !== null && read.file !== null && read.problems.length === 0) kept().put(path, bytes, read.file);
  return read;
}

/** Null where it cannot be read: `readTargets` says why. */
function bytesOf(path: string): Uint8Array | null {
  try {
    return Buffer.from(readBounded(path, { max: 1 << 20, regular: true }));
  } catch {
    return null;
  }
}
