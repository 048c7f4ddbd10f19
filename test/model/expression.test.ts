import { expect, test } from 'vitest';
import { evaluate, parseExpression } from '../../src/model/expression.ts';

const values: Readonly<Record<string, number | string>> = {
  status: 200,
  expires_in: 3600,
  exp: 1_700_003_600,
  iat: 1_700_000_000,
  parts: 3,
  length: 344,
  'body:/status': 200,
  'body:/data/kind': 'a',
  'header:X-Rate-Limit': '5',
};

const judge = (text: string): boolean | undefined | 'no expression' => {
  const expression = parseExpression(text);
  return expression === null ? 'no expression' : evaluate(expression, (name) => values[name]);
};

test.each([
  ['expires_in == 3600', true],
  ['expires_in == exp - iat', true],
  ['exp - iat == expires_in', true],
  ['expires_in != exp - iat', false],
  ['expires_in < exp - iat + 1', true],
  ['expires_in >= 3600.5', false],
  ['length > 343', true],
  ['parts <= 3', true],
  ['-1 + 4 == parts', true],
  ['body:/status == status', true],
  ["body:/data/kind == 'a'", true],
  ['body:/data/kind == "b"', false],
  ['header:X-Rate-Limit == "5"', true],
  // A text is no number, so the two differ; and they have no order.
  ['header:X-Rate-Limit == 5', false],
  ['header:X-Rate-Limit < 6', undefined],
  // What has no value fits nothing, not even a difference.
  ['body:/absent != 1', undefined],
  ['expires_in == exp - body:/absent', undefined],
  ['body:/data/kind + 1 == 2', undefined],
])('%s is %s', (text, expected) => {
  expect(judge(text)).toBe(expected);
});

test.each([
  '',
  'expires_in',
  'expires_in = 3600',
  'expires_in == ',
  '== 3600',
  'lifetime == 3600',
  '1 < 2 < 3',
  'exp - - iat == 1',
  'exp iat == 1',
  'expires_in == "3600',
  'expires_in == 3600; process',
  'constructor == 1',
  'body:status == 1',
])('%j is no expression', (text) => {
  expect(parseExpression(text)).toBeNull();
});
