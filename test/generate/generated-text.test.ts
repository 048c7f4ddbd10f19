import { stripTypeScriptTypes } from 'node:module';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { generateFiles } from '../../src/generate/generate-files.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { baseDocument, plainDocument } from '../spec/base-document.ts';
import { edited, specOf } from '../spec/load-text.ts';
import { hostileDocument } from './hostile-document.ts';

const base = await specOf(baseDocument);
const hostile = await specOf(hostileDocument);
const textOf = (spec: ProviderSpec, path: string): string =>
  generateFiles(spec).find((file) => file.path === path)?.text ?? '';

const specs: readonly (readonly [string, ProviderSpec])[] = [
  ['the base document', base],
  ['a plain document', await specOf(plainDocument)],
  ['a hostile document', hostile],
];

test('two runs over the same text give the same bytes', async () => {
  expect(generateFiles(await specOf(baseDocument))).toEqual(generateFiles(base));
});

test.each(specs)('what a person reads of %s is formatted as prettier would', async (_, spec) => {
  for (const path of ['builder.ts', 'types.ts', 'forms.ts', 'validate.d.mts']) {
    const text = textOf(spec, path);
    expect(await format(text, { parser: 'typescript', printWidth: 120, singleQuote: true })).toBe(text);
  }
});

test.each(specs)('the modules of %s are TypeScript that Node can run', (_, spec) => {
  for (const path of ['builder.ts', 'types.ts', 'forms.ts'])
    expect(() => stripTypeScriptTypes(textOf(spec, path))).not.toThrow();
});

test('every file says what it was made from', () => {
  for (const { text } of generateFiles(base)) {
    expect(text.split('\n')[0]).toBe(
      `// Generated from specs/example.yaml (sha256 ${base.sha256}). Do not edit: npm run contracts -- generate`,
    );
  }
});

test('the builder names what cases may name', () => {
  const text = textOf(base, 'builder.ts');
  expect(text).toContain("export type Operation = 'requestToken';");
  expect(text).toContain("export type ConflictId = 'Z01' | 'Z02' | 'Z03' | 'Z04';");
  expect(text).toContain("export type SilenceId = 'Z05' | 'Z06' | 'Z07';");
  for (const location of [
    'basic:clientSecret',
    'header:X-KEY',
    'body:/grant',
    'header:Signature',
    'header:Authorization',
  ]) {
    expect(text).toContain(`  | '${location}'\n`);
  }
  expect(text).toMatch(/readonly scope\?: string;/);
  expect(text).toMatch(/readonly privateKeyPassphrase\?: string;/);
});

test('types carry the lines that state them', () => {
  const text = textOf(base, 'types.ts');
  expect(text).toContain("  /** S900:L3 “grant is mandatory and fixed” */\n  readonly grant: 'client_credentials';\n");
  expect(text).toContain('readonly expires_in?: number | string;');
  expect(text).toContain('export type RequestTokenResponse = Issued | Refused;');
});

test('hostile names become other names, hostile texts stay inside comments and quotes', () => {
  const builder = textOf(hostile, 'builder.ts');
  expect(builder).toContain('export function deleteRequest(');
  expect(builder).toContain('export function getTokenNow(');
  const types = textOf(hostile, 'types.ts');
  expect(types).toContain('export type TokenAnswer = {');
  expect(types).toContain('export type TokenAnswer2 =');
  expect(types).toContain('readonly self?: TokenAnswer;');
  expect(`${builder}${types}`).not.toMatch(/^export const evil/m);
  expect(`${builder}${types}`).not.toMatch(/[\u2028\u202e]/);
});

test('a spec of another text has another digest in its files', async () => {
  const other = await specOf(edited(baseDocument, ['title: Example tokens', 'title: Other tokens']));
  expect(textOf(other, 'builder.ts')).not.toBe(textOf(base, 'builder.ts'));
});
