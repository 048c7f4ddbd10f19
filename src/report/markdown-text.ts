import { visibleBlock, visibleLine } from './visible-text.ts';

/** Nothing in it has a meaning in GitHub's Markdown: no mention, reference, link, emphasis or entity. */
const plain = /^(?!.*(?:www\.|:\/\/))[\p{L}\p{N} ,;:.()/“”‘’«»'"?!=+…-]*$/u;

/** Untrusted text inside a line or a table cell: as it is when harmless, else as code, which GitHub leaves alone. */
export function inline(text: string): string {
  const line = visibleLine(text);
  return plain.test(line) && !/^\s*(?:\d+[.)]|[-+=])|: *$|:\w+:/.test(line) ? line : code(text);
}

/** A code span whose backticks no run in the text can close; `|` would end a table cell even there. */
export function code(text: string): string {
  const line = visibleLine(text).replaceAll('|', '\\u{7c}');
  if (line.trim() === '') return '` `';
  const ticks = fenceFor(line, 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A fenced block whose fence is longer than any run of backticks in the text. */
export function fenced(text: string): string {
  const block = visibleBlock(text);
  const fence = fenceFor(block, 3);
  return `${fence}text\n${block}\n${fence}`;
}

const fenceFor = (text: string, least: number): string => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
};
