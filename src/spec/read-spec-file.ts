import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Problem } from '../model/problem.ts';
import type { SpecProblemCode } from './problem-code.ts';

const maxBytes = 10 * 1024 * 1024;

export type SpecText = { readonly text: string; readonly bytes: Uint8Array };

/**
 * Reads a file below `root` as strict UTF-8. `shown` is how messages name it. Symbolic links are resolved before the
 * jail is checked, and the opened handle is what is judged, so that nothing can be swapped in between.
 */
export function readSpecFile(
  path: string,
  root: string,
  shown: string,
): { readonly source: SpecText } | { readonly problem: Problem } {
  const refused = (code: SpecProblemCode, what: string, fix: string, got?: string): { problem: Problem } => ({
    problem: { code, at: shown, what, ...(got === undefined ? {} : { got }), fix },
  });
  const real = orNull(() => realpathSync(path));
  const jail = orNull(() => realpathSync(root));
  const outside = [resolve(root), jail ?? ''].every((folder) => !(real ?? resolve(path)).startsWith(folder + sep));
  // A missing file is not told apart from one that must not be read.
  if (outside || (real !== null && !real.startsWith(`${jail}${sep}`))) {
    return refused('E_REF_OUTSIDE_ROOT', 'leads out of the specs folder', 'keep every file of a spec inside it');
  }
  if (real === null || jail === null) return refused('E_REF_MISSING', 'no such file', 'correct the path');
  // Without O_NONBLOCK, opening a named pipe waits for a writer.
  const file = orNull(() => openSync(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  if (file === null) return refused('E_REF_NOT_FILE', 'cannot be opened', 'make it a readable file');
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return refused('E_REF_NOT_FILE', 'is no regular file', 'put a YAML or JSON file there');
    if (stat.size > maxBytes) {
      return refused('E_TOO_LARGE', 'is larger than 10 MiB', 'split or shorten it', `${stat.size} bytes`);
    }
    return decoded(readFileSync(file), refused);
  } finally {
    closeSync(file);
  }
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function decoded(
  bytes: Uint8Array,
  refused: (code: SpecProblemCode, what: string, fix: string, got?: string) => { problem: Problem },
): { source: SpecText } | { problem: Problem } {
  const save = 'save it as UTF-8 without a byte order mark';
  const [first, second, third] = bytes;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)) {
    return refused('E_ENCODING', 'utf-8 required', save, 'UTF-16');
  }
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return refused('E_ENCODING', 'starts with a byte order mark', save);
  }
  const zero = bytes.indexOf(0);
  if (zero !== -1) return refused('E_ENCODING', `utf-8 text required (byte ${zero})`, save, 'a zero byte');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.trim() === '') return refused('E_EMPTY_SPEC', 'is empty', 'write an OpenAPI 3.1 document into it');
    return { source: { text, bytes } };
  } catch {
    return refused('E_ENCODING', `utf-8 required (byte ${firstInvalidByte(bytes)})`, save);
  }
}

/** Offset of the sequence that is no UTF-8: the longest prefix that still decodes. */
function firstInvalidByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
