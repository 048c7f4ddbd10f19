import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { generateFiles } from '../../src/generate/generate-files.ts';
import { isArray, isObject, type Json } from '../../src/model/json.ts';
import { formatPointer } from '../../src/model/pointer.ts';
import { baseDocument, plainDocument } from './base-document.ts';
import { loadText } from './load-text.ts';

const odd: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'x',
  '/',
  '#/components',
  [],
  ['x'],
  [[]],
  {},
  { $ref: '#/info' },
  { a: {} },
  { conflict: 'Z01' },
];

function pointersOf(value: Json, at = ''): readonly string[] {
  const children = isArray(value) || isObject(value) ? Object.entries(value) : [];
  return [at, ...children.flatMap(([key, child]) => pointersOf(child, `${at}${formatPointer([key])}`))];
}

/** The document with the value at a pointer replaced, or taken out when there is none to put there. */
function replaced(value: Json, tokens: readonly string[], by: Json | undefined): Json {
  const [head, ...rest] = tokens;
  if (head === undefined) return by ?? null;
  if (isArray(value))
    return value.flatMap((item, index) =>
      String(index) !== head ? [item] : rest.length === 0 && by === undefined ? [] : [replaced(item, rest, by)],
    );
  if (!isObject(value)) return value;
  const members: Record<string, Json> = Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) =>
      key !== head ? [[key, child]] : rest.length === 0 && by === undefined ? [] : [[key, replaced(child, rest, by)]],
    ),
  );
  return members;
}

function mutants(document: Json): fc.Arbitrary<string> {
  const pointers = pointersOf(document);
  return fc
    .array(fc.tuple(fc.constantFrom(...pointers), fc.option(fc.constantFrom(...odd), { nil: undefined })), {
      minLength: 1,
      maxLength: 2,
    })
    .map((edits) =>
      JSON.stringify(
        edits.reduce(
          (before, [pointer, by]) =>
            replaced(
              before,
              pointer
                .split('/')
                .slice(1)
                .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')),
              by,
            ),
          document,
        ),
      ),
    );
}

test.each([
  ['the vocabulary', baseDocument, false, 60],
  ['a plain document', plainDocument, false, 60],
  ['a gated document', baseDocument, true, 4],
  ['a gated plain document', plainDocument, true, 4],
])(
  'whatever is broken in %s, it is refused or it works',
  async (_, text, gate, numRuns) => {
    await fc.assert(
      fc.asyncProperty(mutants(parse(text) as Json), async (mutant) => {
        const { spec, problems } = await loadText(mutant, { gate });
        expect(spec === null).toBe(problems.length > 0);
        expect(spec === null || !gate ? 5 : generateFiles(spec).length).toBe(5);
      }),
      { numRuns: Number(process.env['MUTANTS'] ?? numRuns), seed: Number(process.env['SEED'] ?? 7) },
    );
  },
  120_000,
);
