import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Baseline } from '../model/baseline.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import { baselineFaults } from './baseline-faults.ts';
import { readOwnFile } from './read-own-file.ts';

const members = ['readings', 'answers', 'observations'] as const;

export const baselinePath = (contracts: string, provider: string, target: string): string =>
  join(contracts, provider, 'baseline', `${target}.json`);

/** The accepted baseline of a provider on a target, or null when nothing was accepted yet. Places are shown relative to `root`. */
export function readBaseline(
  contracts: string,
  provider: string,
  target: string,
  root: string,
): { readonly baseline: Baseline | null; readonly problems: readonly Problem[] } {
  const path = baselinePath(contracts, provider, target);
  if (!existsSync(path)) return { baseline: null, problems: [] };
  const file = relative(root, path);
  const fault = (what: string, fix: string, at: Position | string = file): { baseline: null; problems: Problem[] } => ({
    baseline: null,
    problems: [{ code: 'E_BASELINE', at, what, fix }],
  });
  let text: string;
  try {
    text = readOwnFile(path);
  } catch {
    return fault('cannot be read', 'make it a readable file of at most 10 MiB');
  }
  const conflict = /^(<{7}|>{7}|={7})/m.exec(text);
  if (conflict !== null)
    return fault('holds the marks of a merge conflict', 'resolve the conflict', {
      file,
      line: text.slice(0, conflict.index).split('\n').length,
      col: 1,
    });
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    return fault(
      'is not JSON',
      'restore it from version control; `contracts accept` writes it',
      placeOf(error, text, file),
    );
  }
  if (!isObject(value) || value['schemaVersion'] !== 1)
    return fault('has another schemaVersion than 1', 'use the version of the tool that wrote it');
  const missing = members.filter((member) => !isObject(value[member]));
  if (missing.length > 0) return fault(`lacks ${missing.join(', ')}`, 'restore it from version control');
  if (value['provider'] !== provider || value['target'] !== target)
    return fault('belongs to another provider or target', 'move it to where it belongs');
  const [wrong, ...more] = baselineFaults(value);
  if (wrong !== undefined)
    return fault(
      `has another type than is written there, at ${wrong.slice(0, 120)}${more.length === 0 ? '' : ` and ${more.length} more`}`,
      'restore it from version control',
    );
  return { baseline: value as unknown as Baseline, problems: [] };
}

/** Only the offset is taken from the parser's message: the rest of it quotes the text. */
function placeOf(error: unknown, text: string, file: string): Position | string {
  const offset = error instanceof SyntaxError ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  if (offset === undefined) return file;
  const before = text.slice(0, Number(offset)).split('\n');
  return { file, line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
}
