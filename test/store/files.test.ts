import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createGuard } from '../../src/secrets/guard.ts';
import { createRegistry } from '../../src/secrets/registry.ts';
import { openJournal } from '../../src/store/journal-file.ts';
import { openReportsFolder, type ReportsFolder } from '../../src/store/reports-folder.ts';
import { Withheld, WriteFailure, writeFile } from '../../src/store/write-file.ts';

const secret = 'Cn4ry-store-41aa';
const registry = createRegistry();
registry.learn('clientSecret', secret);
const guard = createGuard(registry);

let folder = '';
beforeEach(() => {
  const own = mkdtempSync(join(tmpdir(), 'store-'));
  folder = own;
  onTestFinished(() => rmSync(own, { recursive: true }));
});
const at = (...parts: string[]): string => join(folder, ...parts);
const text = (...parts: string[]): string => readFileSync(at(...parts), 'utf8');

/** The WriteFailure that the work ends with. */
function failureOf(work: () => void): WriteFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof WriteFailure) return error;
    throw error;
  }
  throw new Error('did not fail');
}

describe('a file', () => {
  test('is written whole, in folders made for it, for its owner only, and leaves no temporary file', () => {
    writeFile(at('a', 'b', 'report.json'), '{}', guard);
    expect(text('a', 'b', 'report.json')).toBe('{}');
    expect(statSync(at('a', 'b', 'report.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(at('a', 'b'))).toEqual(['report.json']);
  });

  test('keeps its old text when the new one holds a secret, in whatever form', () => {
    writeFile(at('report.json'), 'old', guard);
    for (const form of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)])
      expect(() => writeFile(at('report.json'), `new ${form}`, guard)).toThrow(Withheld);
    expect(text('report.json')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  test('replaces a planted link instead of following it', () => {
    writeFileSync(at('victim'), 'untouched');
    symlinkSync(at('victim'), at('report.json'));
    writeFile(at('report.json'), 'new', guard);
    expect([text('victim'), text('report.json')]).toEqual(['untouched', 'new']);
  });

  test.each([
    ['a folder is in its place', 'EISDIR', (): unknown => mkdirSync(at('report.json')), ['report.json']],
    [
      'a file is in the place of its folder',
      'ENOTDIR',
      (): unknown => writeFileSync(at('x'), ''),
      ['x', 'y', 'report.json'],
    ],
    ['its name is too long', 'ENAMETOOLONG', (): unknown => undefined, ['n'.repeat(300)]],
  ] as const)(
    'that cannot be written because %s is told by errno, with nothing half written',
    (_, code, block, path) => {
      block();
      const before = readdirSync(folder);
      const failure = failureOf(() => writeFile(at(...path), 'new', guard));
      expect(failure).toMatchObject({ reason: code, path: at(...path) });
      expect(readdirSync(folder)).toEqual(before);
    },
  );
});

describe('the journal', () => {
  test('has what was appended, line by line, before it is closed', () => {
    const journal = openJournal(at('journal.ndjson'), guard);
    journal.append('{"journal":"start"}\n');
    journal.append('{"journal":"case"}\n');
    expect(text('journal.ndjson')).toBe('{"journal":"start"}\n{"journal":"case"}\n');
    journal.close();
    expect(statSync(at('journal.ndjson')).mode & 0o777).toBe(0o600);
  });

  test('takes no line with a secret, and goes on after it', () => {
    const journal = openJournal(at('journal.ndjson'), guard);
    expect(() => journal.append(`${secret}\n`)).toThrow(Withheld);
    journal.append('{}\n');
    journal.close();
    expect(text('journal.ndjson')).toBe('{}\n');
  });

  test('does not follow a planted link', () => {
    writeFileSync(at('victim'), 'untouched');
    symlinkSync(at('victim'), at('journal.ndjson'));
    expect(failureOf(() => openJournal(at('journal.ndjson'), guard)).reason).toBe('ELOOP');
    expect(text('victim')).toBe('untouched');
  });

  test.runIf(existsSync('/dev/full'))('that meets a full disk says so', () => {
    const journal = openJournal('/dev/full', guard);
    expect(failureOf(() => journal.append('{}\n')).reason).toBe('ENOSPC');
  });
});

/** Of a run that has ended, unless it is looked at. */
function open(patienceMs?: number): ReportsFolder {
  const folder = openReportsFolder(at('reports'), 'one', patienceMs);
  folder.close();
  return folder;
}

/** The flag of another process that is writing there. */
function raised(path: string, { pid = process.ppid, ageMs = 0 } = {}): string {
  const flag = join(path, `.in-use-${pid}-0123abcd`);
  mkdirSync(path, { recursive: true });
  writeFileSync(flag, '');
  const then = new Date(Date.now() - ageMs);
  utimesSync(flag, then, then);
  return flag;
}

describe('the reports folder', () => {
  test('is made for its owner only, and is empty', () => {
    const { run, latest } = open();
    for (const made of [run, latest]) {
      expect(statSync(made).mode & 0o777).toBe(0o700);
      expect(readdirSync(made)).toEqual([]);
    }
  });

  test('latest becomes a copy of the run; what an older run left goes, what is not ours stays', () => {
    const { run, latest, publish } = open();
    for (const [path, body] of [
      [join(run, 'report.json'), 'new'],
      [join(latest, 'report.json'), 'old'],
      [join(latest, 'junit.xml'), 'old'],
      [join(latest, 'notes.txt'), 'mine'],
    ] as const)
      writeFileSync(path, body);
    publish();
    expect(readdirSync(latest).toSorted()).toEqual(['notes.txt', 'report.json']);
    expect(readFileSync(join(latest, 'report.json'), 'utf8')).toBe('new');
    expect(readFileSync(join(run, 'report.json'), 'utf8')).toBe('new');
  });

  test('a file that cannot be copied keeps no other from being copied', () => {
    const { run, latest, publish } = open();
    for (const name of ['index.html', 'report.json', 'summary.md']) writeFileSync(join(run, name), 'new');
    mkdirSync(join(latest, 'index.html'));
    expect(failureOf(publish)).toMatchObject({ reason: 'EISDIR', path: join(latest, 'index.html') });
    expect(readdirSync(latest).toSorted()).toEqual(['index.html', 'report.json', 'summary.md']);
  });

  test('a file that cannot be copied is not left as an older run had it', () => {
    const { run, latest, publish } = open();
    for (const name of ['index.html', 'report.json']) writeFileSync(join(latest, name), 'old');
    writeFileSync(join(run, 'report.json'), 'new');
    mkdirSync(join(run, 'index.html'));
    expect(() => publish()).toThrow(WriteFailure);
    expect(readdirSync(latest)).toEqual(['report.json']);
  });

  test('a run with the id of an older one does not inherit its files', () => {
    writeFileSync(join(open().run, 'junit.xml'), 'old');
    expect(readdirSync(open().run)).toEqual([]);
  });

  test.each([
    ['of a process that is gone', { pid: 2 ** 22 + 1, ageMs: 60_000 }],
    ['of a process before us with the same number', { pid: process.pid, ageMs: 60_000 }],
  ])('the flag %s is in nobody’s way, and is removed', (_, by) => {
    const { run, latest, publish } = open();
    for (const folder of [run, latest]) raised(folder, by);
    open().close();
    publish();
    for (const folder of [run, latest]) expect(readdirSync(folder)).toEqual([]);
  });

  test('a process that is gone for a moment only may be one of another container: it is waited for', () => {
    const { latest, publish } = open();
    raised(latest, { pid: 2 ** 22 + 1, ageMs: 1_700 });
    const begun = performance.now();
    publish();
    expect(performance.now() - begun).toBeGreaterThan(250);
  });

  test('while another process copies, or runs under the same id, nothing is written; in the end that is told', () => {
    const { run, latest, publish } = open(200);
    writeFileSync(join(latest, 'report.json'), 'theirs');
    writeFileSync(join(run, 'report.json'), 'ours');
    const reason = `process ${process.ppid} writes there`;
    raised(latest);
    expect(failureOf(publish)).toMatchObject({ path: latest, reason });
    expect(text('reports', 'latest', 'report.json')).toBe('theirs');
    raised(run);
    expect(failureOf(() => open(200))).toMatchObject({ path: run, reason });
  });

  test('a planted link in latest is replaced', () => {
    const { run, latest, publish } = open();
    writeFileSync(at('victim'), 'untouched');
    symlinkSync(at('victim'), join(latest, 'report.json'));
    writeFileSync(join(run, 'report.json'), 'new');
    publish();
    expect(text('victim')).toBe('untouched');
  });

  test('discarding a run removes what it wrote, and only that', () => {
    const { run, discard } = open();
    for (const name of ['journal.ndjson', 'report.json', 'notes.txt']) writeFileSync(join(run, name), '');
    discard();
    expect(readdirSync(run)).toEqual(['notes.txt']);
  });

  test('where latest cannot be, nothing is left of the run either', () => {
    mkdirSync(at('reports'));
    writeFileSync(at('reports', 'latest'), 'in the way');
    expect(failureOf(() => open()).path).toBe(at('reports', 'latest'));
    expect(readdirSync(at('reports'))).toEqual(['latest']);
  });

  test.runIf(process.getuid?.() !== 0)('a folder that may not be written to is found out at once', () => {
    mkdirSync(at('reports'));
    chmodSync(at('reports'), 0o500);
    expect(failureOf(() => open()).reason).toBe('EACCES');
    expect(readdirSync(at('reports'))).toEqual([]);
  });
});
