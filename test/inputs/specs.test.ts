import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSpec } from '../../src/spec/load-spec.ts';
import { loadText } from '../spec/load-text.ts';

const root = join(import.meta.dirname, 'specs');
const broken = join(root, 'broken');
/** What is said of each file: `CODE line:col`, or the code alone where the file has no lines to speak of. */
const expected = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as Record<string, readonly string[]>;

test('every broken file has its expectation, and the other way round', () => {
  expect(readdirSync(broken).toSorted()).toEqual(Object.keys(expected).toSorted());
});

test.each(Object.keys(expected))('%s is refused with its place', async (name) => {
  const { spec, problems } = await loadSpec(join(broken, name), { root, gate: false, displayRoot: root });
  const found = problems.map(({ code, at }) =>
    at === null || typeof at === 'string' ? code : `${code} ${at.line}:${at.col}`,
  );
  expect(found).toEqual(expected[name]);
  expect(spec).toBeNull();
  expect(problems.every(({ at }) => (typeof at === 'string' ? at : at?.file) === `broken/${name}`)).toBe(true);
});

test('more keys than anybody writes are refused in the time that reading them takes', async () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `x${index}: 1`);
  const begun = performance.now();
  const { problems } = await loadText(['openapi: 3.1.0', ...keys].join('\n'));
  expect(problems.map(({ code }) => code)).toEqual(['E_TOO_LARGE']);
  // One comparison of every key with every other one would take a minute.
  expect(performance.now() - begun).toBeLessThan(10_000);
});
