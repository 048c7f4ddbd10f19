import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSpec } from '../../src/spec/load-spec.ts';
import { codesAndLines, loadText } from './load-text.ts';

const withSchema = (schema: string): string => `openapi: 3.1.0
info: {title: References, version: '1'}
paths:
  /t:
    post:
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: ${schema}
`;

test('a schema in another file of the folder is taken in, with its own positions', async () => {
  const { spec, problems } = await loadText(withSchema('{$ref: parts/common.yaml#/schemas/Issued}'), {
    gate: true,
    others: {
      'parts/common.yaml':
        'schemas:\n  Issued:\n    type: object\n    properties:\n      access_token: {$ref: "#/schemas/Text"}\n  Text: {type: string}\n',
    },
  });
  expect(problems).toEqual([]);
  const branch = spec?.operations[0]?.responses[0]?.branches[0];
  expect(branch).toMatchObject({
    schema: '/x-bundled/parts~1common.yaml/schemas/Issued',
    shape: 'token',
    token: { token: '/access_token' },
    position: { file: 'specs/parts/common.yaml', line: 2, col: 3 },
  });
});

test('what is wrong in another file is told there', async () => {
  const { problems } = await loadText(withSchema('{$ref: common.yaml#/A}'), {
    gate: true,
    others: { 'common.yaml': '# the type is misspelt\nA:\n  type: strng\n' },
  });
  expect(problems).toMatchObject([{ code: 'E_SCHEMA', at: { file: 'specs/common.yaml', line: 3, col: 3 } }]);
});

test('another file that is no YAML is told at its own place', async () => {
  const { problems } = await loadText(withSchema('{$ref: common.yaml#/A}'), { others: { 'common.yaml': 'A: [\n' } });
  expect(problems).toMatchObject([{ code: 'E_YAML_SYNTAX', at: { file: 'specs/common.yaml' } }]);
});

test('files may refer to each other, and to the document itself', async () => {
  const { spec, problems } = await loadText(withSchema('{$ref: a.yaml}'), {
    others: {
      'a.yaml': 'type: object\nproperties:\n  b: {$ref: b.yaml#/B}\n',
      'b.yaml': 'B:\n  anyOf: [{type: string}, {$ref: "a.yaml#"}]\n',
    },
  });
  expect(problems).toEqual([]);
  expect(spec?.operations).toHaveLength(1);
  const own = await loadText(
    withSchema('{$ref: example.yaml#/components/schemas/A}') + 'components: {schemas: {A: {type: object}}}\n',
  );
  expect(own.spec?.operations[0]?.responses[0]?.branches[0]?.schema).toBe('/components/schemas/A');
});

test('a circle through two files is found', async () => {
  const { problems } = await loadText(withSchema('{$ref: a.yaml}'), {
    others: { 'a.yaml': '$ref: b.yaml', 'b.yaml': '$ref: a.yaml' },
  });
  expect(problems.map(({ code }) => code)).toEqual(['E_REF_CYCLE']);
});

test('a schema that refers to itself below a member is fine', async () => {
  const schema = '{$ref: "#/components/schemas/Tree"}';
  const tree =
    'components: {schemas: {Tree: {type: object, properties: {child: {$ref: "#/components/schemas/Tree"}}}}}\n';
  expect((await loadText(withSchema(schema) + tree, { gate: true })).problems).toEqual([]);
});

const chain = (length: number): string => {
  const schemas = Array.from({ length }, (_, index) => `    S${index}: {$ref: '#/components/schemas/S${index + 1}'}\n`);
  return `components:\n  schemas:\n${schemas.join('')}    S${length}: {type: string}\n`;
};

test('a thousand references in a row are followed, two thousand are not', async () => {
  const first = '{$ref: "#/components/schemas/S0"}';
  expect((await loadText(withSchema(first) + chain(900))).problems).toEqual([]);
  const { problems } = await loadText(withSchema(first) + chain(2000));
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['E_REF_CYCLE']));
});

test('a $ref inside an example is data', async () => {
  const schema = '{type: object, example: {$ref: "http://example.test/x"}}';
  expect((await loadText(withSchema(schema))).problems).toEqual([]);
});

const loadWith = (text: string) => loadText(withSchema('{$ref: a.yaml}'), { others: { 'a.yaml': text } });

test('the digest covers every file', async () => {
  const [one, same, other] = await Promise.all([
    loadWith('type: string\n'),
    loadWith('type: string\n'),
    loadWith('type: number\n'),
  ]);
  expect(one.spec?.sha256).toBe(same.spec?.sha256);
  expect(one.spec?.sha256).not.toBe(other.spec?.sha256);
});

test('links out of the folder, pipes and devices are refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jail-'));
  const root = join(folder, 'specs');
  try {
    mkdirSync(root);
    writeFileSync(join(folder, 'outside.yaml'), 'A: {type: string}\n');
    symlinkSync(join(folder, 'outside.yaml'), join(root, 'link.yaml'));
    symlinkSync('/dev/zero', join(root, 'zero.yaml'));
    execFileSync('mkfifo', [join(root, 'pipe.yaml')]);
    const names = ['link.yaml', 'zero.yaml', 'pipe.yaml'];
    for (const name of names) writeFileSync(join(root, `to-${name}`), withSchema(`{$ref: ${name}#/A}`));
    const load = (name: string) => loadSpec(join(root, name), { root, gate: false, displayRoot: folder });
    const loaded = await Promise.all(names.map((name) => load(`to-${name}`)));
    expect(loaded.map(({ problems }) => codesAndLines(problems))).toEqual([
      ['E_REF_OUTSIDE_ROOT 11'],
      ['E_REF_OUTSIDE_ROOT 11'],
      ['E_REF_NOT_FILE 11'],
    ]);
    expect((await load('pipe.yaml')).problems).toMatchObject([{ code: 'E_REF_NOT_FILE', at: 'specs/pipe.yaml' }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('deep nesting that overflows the parser is still a message', async () => {
  const { problems } = await loadText(`x: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}\n`);
  expect(problems.map(({ code }) => code)).toEqual(['E_DEPTH']);
});

test('reading hostile keys leaves objects as they were', async () => {
  await loadText('openapi: 3.1.0\nx:\n  __proto__: {polluted: true}\n');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
