import { visibleBlock, visibleLine } from './visible-text.ts';

/**
 * CI systems act on some texts in a log wherever they stand in a line (Azure Pipelines `##vso[`, GitHub's old `##[`,
 * TeamCity `##teamcity[`). One character shown by its code takes the meaning away.
 */
const command = /##(?=\w*\[)/g;

/** Untrusted text for the middle of a line: nothing in it moves a cursor, ends the line or commands the CI. */
export const escapeTerminal = (text: string): string => visibleLine(text).replace(command, '#\\u{23}');

/** Untrusted lines, each behind `│ ` so that none can begin a line of a CI log (`::error::`, `section_start:`). */
export const escapeTerminalLines = (text: string): string[] =>
  visibleBlock(text)
    .split('\n')
    .map((line) => `│ ${line.replaceAll('\t', '    ').replace(command, '#\\u{23}')}`);
