import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { patience, repository } from './project.ts';

test('reports/sample is what `npm run sample` writes, byte by byte', { timeout: patience }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  execFileSync(process.execPath, ['--', join(repository, 'tools', 'sample.mjs'), folder], { stdio: 'ignore' });
  const sample = join(repository, 'reports', 'sample');
  const files = readdirSync(folder).toSorted();
  expect(readdirSync(sample).toSorted()).toEqual(files);
  const stale = files.filter((name) => !readFileSync(join(folder, name)).equals(readFileSync(join(sample, name))));
  expect(stale, 'run `npm run sample` and look at what changed').toEqual([]);
});
