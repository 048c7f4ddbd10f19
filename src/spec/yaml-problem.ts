import type { YAMLError } from 'yaml';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import type { SpecProblemCode } from './problem-code.ts';

/** What the parser's codes mean, in our words; its own messages may quote the file. */
const known: Partial<Record<YAMLError['code'], readonly [code: SpecProblemCode, what: string, fix: string]>> = {
  DUPLICATE_KEY: ['E_DUPLICATE_KEY', 'this key stands twice in one map', 'keep one of the two'],
  TAG_RESOLVE_FAILED: ['E_YAML_TAG', 'tags are not supported', 'remove the tag'],
  MULTIPLE_DOCS: ['E_YAML_SYNTAX', 'a second document begins here', 'keep one document in a file'],
  TAB_AS_INDENT: ['E_YAML_SYNTAX', 'a tab is used as indentation', 'indent with spaces'],
  BAD_INDENT: ['E_YAML_SYNTAX', 'the indentation does not fit', 'align it with its siblings'],
  MISSING_CHAR: [
    'E_YAML_SYNTAX',
    'a closing or separating character is missing',
    'close the quote or bracket before it',
  ],
  BAD_ALIAS: ['E_YAML_ALIASES', 'this alias names no anchor before it', 'define the anchor first'],
  BAD_DQ_ESCAPE: ['E_YAML_SYNTAX', 'this escape does not exist in YAML', 'double the backslash or use single quotes'],
  BLOCK_IN_FLOW: ['E_YAML_SYNTAX', 'a block stands inside braces or brackets', 'write it in flow style'],
  UNEXPECTED_TOKEN: ['E_YAML_SYNTAX', 'this cannot stand here', 'check quotes, colons and brackets'],
  BAD_DIRECTIVE: ['E_YAML_SYNTAX', 'this directive is not supported', 'remove it; YAML 1.2 is read'],
  MULTILINE_IMPLICIT_KEY: [
    'E_YAML_SYNTAX',
    'a key runs over several lines',
    'check the colon and the indentation before it',
  ],
};

/** A syntax error with its place; a stack overflow of the parser is a document that is nested too deep. */
export function yamlProblem(error: YAMLError, at: Position): Problem {
  if (/call stack/i.test(error.message) || error.code === 'RESOURCE_EXHAUSTION') return tooDeep(at);
  const [code, what, fix] = known[error.code] ?? [
    'E_YAML_SYNTAX',
    'is no YAML',
    'check quotes, colons and indentation',
  ];
  return { code, at, what, fix };
}

export function tooDeep(at: Position): Problem {
  return { code: 'E_DEPTH', at, what: 'nested deeper than 64 levels', fix: 'flatten it' };
}
