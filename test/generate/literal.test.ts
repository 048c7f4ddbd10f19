import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { literal, quoted } from '../../src/generate/literal.ts';
import type { Json } from '../../src/model/json.ts';

const prefix = 'export const value = ';

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ maxLength: 40 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z]{0,12}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test('a literal is the value it was made from', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = literal(value, 0, prefix.length);
      expect(JSON.stringify(runInNewContext(`(${text})`))).toBe(JSON.stringify(value));
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('a literal is formatted as prettier would', async () => {
  await fc.assert(
    fc.asyncProperty(json, async (value) => {
      const text = `${prefix}${literal(value, 0, prefix.length)};\n`;
      expect(await format(text, { parser: 'typescript', printWidth: 120, singleQuote: true })).toBe(text);
    }),
    { numRuns: 150, seed: 2 },
  );
});

test.each([
  ['plain', "'plain'"],
  ["it's", '"it\'s"'],
  ['say "x"', '\'say "x"\''],
  [`both ' and "`, `'both \\' and "'`],
  ['line\nbreak', "'line\\nbreak'"],
  ['\u2028', "'\\u2028'"],
  ['\\', "'\\\\'"],
])('%j is quoted as %s', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});
