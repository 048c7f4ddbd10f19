import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { parseYaml, type ParsedFile } from './parse-yaml.ts';
import { readSpecFile } from './read-spec-file.ts';

export type SourceFile = ParsedFile & {
  /** As shown in messages and reports: relative to the project, with forward slashes. */
  readonly shown: string;
  readonly text: string;
  readonly sha256: string;
};

/** Reads and parses one file below `root`. */
export function readSourceFile(
  path: string,
  root: string,
  displayRoot: string,
): { readonly file: SourceFile | null; readonly problems: readonly Problem[] } {
  const shown = relative(displayRoot, path).split(sep).join('/');
  const read = readSpecFile(path, root, shown);
  if ('problem' in read) return { file: null, problems: [read.problem] };
  const { text, bytes } = read.source;
  // A page saved in place of the document is no YAML either; say the more useful thing.
  if (/^\s*</.test(text)) {
    const start = /^\s*(<!doctype|<html|<\?xml)/i.exec(text)?.[1] ?? '<';
    const fix = 'save the document itself, not the page that shows it';
    const at = { file: shown, line: 1, col: 1 };
    return { file: null, problems: [{ code: 'E_NOT_OPENAPI', at, what: `starts with "${start.toLowerCase()}"`, fix }] };
  }
  const { parsed, problems } = parseYaml(text, shown);
  if (parsed === null) return { file: null, problems };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: { shown, text, sha256, ...parsed }, problems };
}
