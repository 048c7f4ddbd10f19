import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breachesOf, cyclesOf, type Files } from './architecture/breaches.ts';
import { rooms } from './architecture/import-table.ts';
import { importsOf } from './architecture/imports.ts';

const root = new URL('../', import.meta.url).pathname;
const providers = readdirSync(`${root}specs`)
  .filter((name) => extname(name) === '.yaml')
  .map((name) => basename(name, '.yaml'));
const project: Files = new Map(
  globSync(['src/**/*.{ts,mts,mjs,json}', 'contracts/**/*.{ts,mts,mjs}'], { cwd: root })
    .toSorted()
    .map((path) => [path, readFileSync(`${root}${path}`, 'utf8')]),
);
const sources: Files = new Map([...project].filter(([path]) => path.startsWith('src/')));

describe('the layout of the project', () => {
  it('keeps every rule of the import table', () => {
    expect(providers.length).toBeGreaterThan(4);
    expect(sources.size).toBeGreaterThan(200);
    expect(breachesOf(project, providers)).toEqual([]);
  });

  it('has no cycles, types included', () => {
    expect(cyclesOf(project)).toEqual([]);
  });

  it('knows every room that is there', () => {
    const there = new Set([...sources.keys()].flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []));
    for (const room of there) expect([...Object.keys(rooms), 'command', 'launcher']).toContain(room);
  });
});

/** A file of each kind that breaks no rule. */
const sound: Files = new Map([
  ['src/model/a.ts', `import type { B } from './b.ts';\nexport type A = B;\n`],
  ['src/model/b.ts', 'export type B = string;\n'],
  [
    'src/plan/one.ts',
    `import { x } from '../model/a.ts';\nimport { two } from './two.ts';\nimport { join } from 'node:path';\n`,
  ],
  ['src/plan/two.ts', 'export const two = 2;\n'],
  ['src/spec/read.ts', `import { readFileSync } from 'node:fs';\nimport { Ajv } from 'ajv/dist/2020.js';\n`],
  ['src/pipeline.ts', `import { one } from './plan/one.ts';\nconst more = await import('./command/run.ts');\n`],
  ['src/command/run.ts', `import { two } from '../plan/two.ts';\nconst cases = await import(path);\n`],
  ['src/launcher/turn.mjs', `import { spawn } from 'node:child_process';\n`],
  [
    'contracts/p/cases.ts',
    `import { contract } from '../../src/contract/api.ts';\nimport { api } from './generated/builder.ts';\n`,
  ],
  ['contracts/p/generated/builder.ts', `import type { P } from '../../../src/model/request-plan.ts';\n`],
  ['contracts/p/simulator.ts', `import type { S } from '../../src/model/simulator.ts';\n`],
]);

const withFile = (path: string, text: string): Files => new Map([...sound, [path, text]]);

describe('a breach of the layout', () => {
  it('is not seen where there is none', () => {
    expect(breachesOf(sound, ['acme-b2b'])).toEqual([]);
    expect(cyclesOf(sound)).toEqual([]);
  });

  it.each<readonly [string, string, string]>([
    ['a room imports another', 'src/plan/one.ts', `import { s } from '../settle/search.ts';`],
    ['a type of another room', 'src/check/one.ts', `import type { S } from '../settle/search.ts';`],
    ['a type import in the middle', 'src/check/one.ts', `export const a: import('../settle/search.ts').S = 1;`],
    ['a room imports the wiring', 'src/judge/one.ts', `import { runProvider } from '../pipeline.ts';`],
    ['a room imports a command', 'src/report/one.ts', `export { run } from '../command/run.ts';`],
    ['the model imports a builtin', 'src/model/a.ts', `import { createHash } from 'node:crypto';`],
    ['the model imports a room', 'src/model/a.ts', `import { x } from '../plan/one.ts';`],
    ['a package of another room', 'src/plan/one.ts', `import { Agent } from 'undici';`],
    ['a part of such a package', 'src/check/one.ts', `import ajv from 'ajv/dist/2020.js';`],
    ['a package nobody may use', 'src/simulate/one.ts', `const x = require('left-pad');`],
    ['a pure room touches files', 'src/judge/one.ts', `import { readFileSync } from 'node:fs';`],
    ['a pure room runs a process', 'src/contract/one.ts', `import { spawn } from 'node:child_process';`],
    ['the wiring imports a package', 'src/command/run.ts', `import { Agent } from 'undici';`],
    ['the wiring imports the launcher', 'src/cli.ts', `import './launcher/turn.mjs';`],
    ['the launcher imports a room', 'src/launcher/turn.mjs', `import { x } from '../model/a.ts';`],
    ['src imports tests', 'src/command/run.ts', `import { x } from '../../test/a.ts';`],
    ['a room loads what it computes', 'src/plan/one.ts', `const x = await import(name);`],
    ['a room nobody planned', 'src/extras/one.ts', 'export const x = 1;'],
    ['a barrel', 'src/plan/index.ts', `export const x = 1;`],
    ['a drawer', 'src/plan/utils.ts', 'export const x = 1;'],
    ['a drawer as a folder', 'src/plan/helpers/one.ts', 'export const x = 1;'],
    ['a long file', 'src/plan/one.ts', 'const x = 1;\n'.repeat(251)],
    ['a long launcher', 'src/launcher/turn.mjs', '// line\n'.repeat(251)],
    ['a provider in a comment', 'src/plan/one.ts', '// Acme does it otherwise\n'],
    ['a provider in a name', 'src/plan/acme-rules.ts', 'export const x = 1;'],
    ['a provider in a variable', 'src/config/one.ts', `export const name = 'ACME_B2B_URL';`],
    ['cases that reach into a room', 'contracts/p/cases.ts', `import { x } from '../../src/plan/one.ts';`],
    ['cases of another provider', 'contracts/p/cases.ts', `import { x } from '../q/generated/builder.ts';`],
    ['cases with a package', 'contracts/p/cases.ts', `import { http } from 'msw';`],
    [
      'generated code with a room',
      'contracts/p/generated/builder.ts',
      `import { x } from '../../../src/check/one.ts';`,
    ],
    ['generated code with a package', 'contracts/p/generated/validate.mjs', `import { Agent } from 'undici';`],
    ['a file that has no business there', 'contracts/p/more.ts', `import { x } from './cases.ts';`],
  ])('is caught: %s', (_, path, text) => {
    const found = breachesOf(withFile(path, text), ['acme-b2b']);
    expect(found).toHaveLength(1);
    expect(found[0]?.startsWith(path)).toBe(true);
  });

  it.each([
    ['between two files', `import type { B } from './b.ts';`, `import type { A } from './a.ts';`],
    ['of a file with itself', `import { x } from './a.ts';`, ''],
    ['through a type in the middle', `import { b } from './b.ts';`, `export type X = import('./a.ts').A;`],
  ])('is caught: a cycle %s', (_, a, b) => {
    const files: Files = new Map([...withFile('src/model/a.ts', a), ['src/model/b.ts', b]]);
    expect(cyclesOf(files)).toHaveLength(1);
  });

  it('is caught: a cycle over three rooms', () => {
    const files: Files = new Map([
      ['src/plan/a.ts', `import '../settle/b.ts';`],
      ['src/settle/b.ts', `export { c } from '../judge/c.ts';`],
      ['src/judge/c.ts', `const a = await import('../plan/a.ts');`],
    ]);
    expect(cyclesOf(files)).toEqual(['src/plan/a.ts → src/settle/b.ts → src/judge/c.ts → src/plan/a.ts']);
  });
});

describe('imports read from a source', () => {
  it('are all that stand in its code', () => {
    const source = [
      `import a, { type B } from './a.ts';`,
      `import type {\n  C,\n} from "./c.ts";`,
      `import './d.ts';`,
      `export * from './e.ts';`,
      `export const x = await import('./f.ts');`,
      `type G = import('./g.ts').G;`,
      `const h = await import(name);`,
    ].join('\n');
    expect(importsOf(source)).toEqual(['./a.ts', './c.ts', './d.ts', './e.ts', './f.ts', './g.ts', null]);
  });

  it('are not what stands in comments, texts, templates and patterns', () => {
    const source = [
      `// import a from './a.ts';`,
      `/* import './b.ts'; */`,
      'const text = `import c from \'./c.ts\'; ${`import("./d.ts")`} export {} from "./e.ts"`;',
      `const said = "import('./f.ts')";`,
      `const pattern = /import '\\/g.ts'|["'\`]/;`,
      `const from = 'x';`,
      `import real from './real.ts';`,
    ].join('\n');
    expect(importsOf(source)).toEqual(['./real.ts']);
  });
});
