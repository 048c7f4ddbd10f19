import { expect, test } from 'vitest';
import { codesAndLines, edited, loadText, markedLines } from './load-text.ts';

const document = `openapi: 3.1.0
info: {title: Gate, version: '1'}
paths:
  /token:
    post:
      operationId: token
      parameters:
        - {name: X-A, in: header, schema: {type: string}, example: a}
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Request'}
            examples: {one: {value: {grant: a}}}
      responses:
        '200': {description: ok}
components:
  schemas:
    Request:
      type: object
      required: [grant]
      properties:
        grant: {type: string, minLength: 1}
        next: {$ref: '#/components/schemas/Request'}
`;
const strict = `x-document: {id: S900, title: Gate, lines: {L1: a}}
x-unjudged: nothing of it
x-evidence: [S900:L1]
paths:`;

const grant = 'grant: {type: string, minLength: 1}';
type Row = readonly [name: string, code: string, ...edits: (readonly [part: string, by: string])[]];

const rows: readonly Row[] = [
  // OpenAPI
  ['an info without a version', 'E_OPENAPI', ["info: {title: Gate, version: '1'}", 'info: {title: Gate} #!']],
  ['an unknown key in an operation', 'E_OPENAPI', ['operationId: token', 'operationId: token\n      responces: {} #!']],
  [
    'a status that is none',
    'E_OPENAPI',
    ["'200': {description: ok}", "'200': {description: ok}\n        4YX: {description: x} #!"],
  ],
  ['a response without a description', 'E_OPENAPI', ["'200': {description: ok}", "'200': {} #!"]],
  ['a parameter without a schema', 'E_OPENAPI', ['schema: {type: string}, example: a}', '} #!']],
  [
    'a title of another type',
    'E_OPENAPI',
    ["info: {title: Gate, version: '1'}", "info: {title: [Gate], version: '1'} #!"],
  ],
  // JSON Schema
  ['a type that is none', 'E_SCHEMA', [grant, 'grant: {type: strng} #!']],
  ['a negative length', 'E_SCHEMA', [grant, 'grant: {type: string, minLength: -1} #!']],
  ['a misspelt keyword', 'E_UNKNOWN_KEYWORD', [grant, 'grant: {type: string, minLenght: 1} #!']],
  ['nullable', 'E_UNSUPPORTED_KEYWORD', [grant, 'grant: {type: string, nullable: true} #!']],
  ['a format that nobody can check', 'E_UNKNOWN_FORMAT', [grant, 'grant: {type: string, format: jwt} #!']],
  ['a pattern that is none', 'E_PATTERN_INVALID', [grant, "grant: {type: string, pattern: '('} #!"]],
  [
    'a pattern that may take for ever',
    'E_PATTERN_BACKTRACKING',
    [grant, "grant: {type: string, pattern: '^(a+)+$'} #!"],
  ],
  [
    'a pattern of 600 characters',
    'E_PATTERN_INVALID',
    [grant, `grant: {type: string, pattern: '${'a'.repeat(600)}'} #!`],
  ],
  [
    'two schemas with one $id',
    'E_ID_DUPLICATE',
    [grant, "grant: {$id: 'urn:a', type: string}\n        b: {$id: 'urn:a'} #!"],
  ],
  [
    'a required member that is not described',
    'E_REQUIRED',
    ['required: [grant]', 'required: [grant, grand] #!'],
    ['paths:', strict],
    ['{name: X-A, in: header, schema: {type: string}, example: a}', '{name: X-A, in: header, schema: {type: string}}'],
    ['{description: ok}', '{description: ok, x-shape: token}'],
    [grant, 'grant: {type: string, const: a}'],
  ],
  [
    'a keyword without its type',
    'E_SCHEMA',
    ['    Request:\n      type: object\n', '    Request: #!\n'],
    ['paths:', strict],
    ['{description: ok}', '{description: ok, x-shape: token}'],
    [grant, 'grant: {type: string, const: a}'],
  ],
  // examples
  ['an example that does not fit', 'E_EXAMPLE', ['example: a}', 'example: 7} #!']],
  [
    'one of several examples that does not fit',
    'E_EXAMPLE',
    ['examples: {one: {value: {grant: a}}}', "examples: {one: {value: {grant: ''}}} #!"],
  ],
  ['a default that does not fit', 'E_EXAMPLE', [grant, 'grant: {type: string, default: 1} #!']],
];

const cases = rows.map(([name, code, ...edits]) => ({ name, code, edits }));

test.each(cases)('$name', async ({ code, edits }) => {
  const text = edited(document, ...edits);
  const { problems } = await loadText(text, { gate: true });
  expect(codesAndLines(problems)).toEqual(markedLines(text).map((line) => `${code} ${line}`));
});

test('without the gate only what is needed to run is judged', async () => {
  const { problems } = await loadText(edited(document, [grant, 'grant: {type: strng, minLenght: 1}']));
  expect(problems).toEqual([]);
});

test('unicode classes, bounded repetitions and look-behind are fine as patterns', async () => {
  const patterns = ['^\\p{L}+$', '^(ab){1,3}c+$', '^(?<=a)b$', '^[(+)*]+$', '^a\\(b+\\)+$'];
  for (const pattern of patterns) {
    const { problems } = await loadText(edited(document, [grant, `grant: {type: string, pattern: '${pattern}'}`]), {
      gate: true,
    });
    expect(problems.filter(({ code }) => code.startsWith('E_PATTERN'))).toEqual([]);
  }
});

test('messages hold nothing that the validators said', async () => {
  const { problems } = await loadText(
    edited(document, ['operationId: token', 'operationId: token\n      responces: {}']),
    { gate: true },
  );
  expect(problems).toEqual([
    {
      code: 'E_OPENAPI',
      at: { file: 'specs/example.yaml', line: 7, col: 7 },
      what: 'OpenAPI has no such key here',
      fix: 'did you mean responses?',
      got: 'responces',
    },
  ]);
});
