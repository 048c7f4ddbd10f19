import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formats } from '../../src/command/formats.ts';
import { writeReports, type Reporter, type Writing } from '../../src/command/write-reports.ts';
import type { ConformanceReport } from '../../src/model/report.ts';
import { createGuard } from '../../src/secrets/guard.ts';
import { createRegistry } from '../../src/secrets/registry.ts';
import { openReportsFolder } from '../../src/store/reports-folder.ts';
import { Withheld, WriteFailure, writeFile } from '../../src/store/write-file.ts';
import { aCase, aProvider, aReport } from '../report/support.ts';
import { anOutput, type TestOutput } from './streams.ts';

const secret = 'Cn4ry-7d41-bypassed';
const all: readonly Reporter[] = Object.values(formats);
const files = all.map(({ file }) => file);
const throwing = (file: string): Reporter => ({
  file,
  render: () => Promise.reject(new TypeError(`quotes ${secret}`)),
});

type Scene = { readonly writing: Writing; readonly output: TestOutput; readonly saved: () => ConformanceReport };

function aScene(change: Partial<Writing> = {}, broken?: string): Scene {
  const out = mkdtempSync(join(tmpdir(), 'reports-'));
  onTestFinished(() => rmSync(out, { recursive: true }));
  const registry = createRegistry();
  registry.learn('clientSecret', secret);
  const guard = createGuard(registry);
  const output = anOutput(guard, broken === undefined ? {} : { broken });
  const folder = openReportsFolder(out, 'one');
  folder.close();
  const terminal = { file: 'the terminal', render: async () => 'the report' };
  return {
    writing: { folder, reporters: all, terminal, guard, output, before: null, ...change },
    output,
    saved: () => JSON.parse(readFileSync(join(folder.latest, 'report.json'), 'utf8')) as ConformanceReport,
  };
}

const leaking = aReport({ providers: [aProvider({ cases: [aCase({ title: `the title holds ${secret}` })] })] });

test('every format is written to the folder of the run and to latest, and the last line is said', async () => {
  const { writing, output } = aScene();
  expect(await writeReports(aReport(), writing)).toBe(0);
  for (const folder of [writing.folder.run, writing.folder.latest])
    expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
  expect(output.stdout()).toBe('the report\ncontracts: exit 0: 1 case passed\n');
});

test.each(files)('a reporter that throws costs %s and nothing else; its message is not shown', async (broken) => {
  const reporters = all.map((one) => (one.file === broken ? throwing(broken) : one));
  const { writing, output } = aScene({ reporters });
  expect(await writeReports(aReport(), writing)).toBe(5);
  expect(readdirSync(writing.folder.latest).toSorted()).toEqual(files.filter((file) => file !== broken).toSorted());
  expect(output.stdout()).toMatch(/contracts: exit 5: .*a fault of ours, TypeError/);
  expect(output.stderr()).toMatch(new RegExp(`^E_OUTPUT .*/one/${broken}  cannot be written`));
  expect(output.stdout() + output.stderr()).not.toContain(secret);
});

test('the files beside the broken one carry the code that the process ends with, and the same verdicts', async () => {
  const reporters = [...all, throwing('other.txt')];
  const { writing, saved } = aScene({ reporters });
  await writeReports(aReport(), writing);
  expect(saved().run).toMatchObject({ exitCode: 5 });
  expect({ ...saved(), run: null }).toEqual({ ...aReport(), run: null });
});

test('a terminal report that throws costs only itself', async () => {
  const { writing, output, saved } = aScene({ terminal: throwing('the terminal') });
  expect(await writeReports(aReport(), writing)).toBe(5);
  expect(output.stdout()).toMatch(/^contracts: exit 5: /);
  expect(saved().run.exitCode).toBe(5);
});

test('an interrupt takes precedence over a file that could not be written', async () => {
  const interrupted = aReport({ run: { ...aReport().run, exitCode: 130, exitReason: 'interrupted' } });
  const { writing, saved } = aScene({ before: new WriteFailure('journal.ndjson', 'ENOSPC') });
  expect(await writeReports(interrupted, writing)).toBe(130);
  expect(saved().run).toMatchObject({ exitCode: 130, exitReason: 'interrupted' });
});

test('a stream that breaks is exit 5, in the report too', async () => {
  const { writing, saved } = aScene({}, 'EPIPE');
  expect(await writeReports(aReport(), writing)).toBe(5);
  expect(saved().run).toMatchObject({ exitCode: 5, exitReason: 'an output could not be written: EPIPE' });
});

test.each([
  ['a report that nobody redacted', leaking, {}],
  ['the terminal alone', aReport(), { terminal: { file: 'stdout', render: async () => secret } }],
  ['a journal that was withheld', aReport(), { before: new Withheld('/x/journal.ndjson', ['«clientSecret» (raw)']) }],
] as const)('%s: exit 6, a stub with run and reason, and nothing else', async (_, report, change) => {
  const { writing, output, saved } = aScene(change);
  writeFile(join(writing.folder.run, 'journal.ndjson'), '{}\n', { inspect: () => [], tripped: [] });
  writeFile(join(writing.folder.latest, 'index.html'), 'of an older run', { inspect: () => [], tripped: [] });
  expect(await writeReports(report, writing)).toBe(6);
  for (const folder of [writing.folder.run, writing.folder.latest])
    expect(readdirSync(folder)).toEqual(['report.json']);
  expect(saved()).toMatchObject({ providers: [], run: { id: report.run.id, exitCode: 6 } });
  expect(saved().run.exitReason).toMatch(/^reports withheld: «clientSecret» \(raw\) in /);
  expect(output.stdout()).toBe(`contracts: exit 6: ${saved().run.exitReason}\n`);
  expect(output.stderr()).toMatch(/^E_SECRET_IN_OUTPUT /);
  expect(output.stdout() + output.stderr() + JSON.stringify(saved())).not.toContain(secret);
});
