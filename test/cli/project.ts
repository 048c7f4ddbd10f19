import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ConformanceReport } from '../../src/model/report.ts';

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** For tests that start processes: a loaded machine is no fault. */
export const patience = 60_000;

export type Outcome = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line on stdout. */
  readonly last: string;
};

export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
  /** The first line on stdout, as soon as it is whole. */
  firstLine(): Promise<string>;
};

export type Options = {
  readonly env?: Readonly<Record<string, string>>;
  /** The descriptor that stdout goes to instead of to us. */
  readonly stdout?: number;
  readonly uid?: number;
  /** Where it is called, instead of in the project. */
  readonly cwd?: string;
};

/** A checkout in a temporary folder: specs and contracts of its own, the engine and its packages by link. */
export type Project = {
  readonly root: string;
  write(path: string, text: string): string;
  edit(path: string, change: (text: string) => string): void;
  read(path: string): string;
  /** report.json of the latest run in `reports` or in another folder. */
  report(out?: string): ConformanceReport;
  remove(path: string): void;
  /** Every file below the reports folder. */
  reports(): readonly string[];
  start(args: readonly string[], options?: Options): Running;
  contracts(args: readonly string[], options?: Options): Promise<Outcome>;
};

/** Only these providers, or all. Removed when the test is over. */
export function makeProject(...providers: readonly string[]): Project {
  const root = mkdtempSync(join(tmpdir(), 'contracts-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  for (const name of ['src', 'node_modules', 'package.json']) symlinkSync(join(repository, name), join(root, name));
  const isWanted = (name: string): boolean => providers.length === 0 || providers.includes(name.replace('.yaml', ''));
  for (const folder of ['specs', 'contracts']) {
    mkdirSync(join(root, folder));
    for (const name of readdirSync(join(repository, folder))) {
      if (isWanted(name) || name === 'targets.yaml')
        cpSync(join(repository, folder, name), join(root, folder, name), { recursive: true });
    }
  }
  const at = (path: string): string => join(root, path);
  const start: Project['start'] = (args, options = {}) => startProcess(root, args, options);
  return {
    root,
    write(path, text) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
      return at(path);
    },
    edit: (path, change) => writeFileSync(at(path), change(readFileSync(at(path), 'utf8'))),
    read: (path) => readFileSync(at(path), 'utf8'),
    report: (out = 'reports') => JSON.parse(readFileSync(at(`${out}/latest/report.json`), 'utf8')) as ConformanceReport,
    remove: (path) => rmSync(at(path), { recursive: true }),
    reports: () => filesBelow(root, 'reports'),
    start,
    contracts: (args, options) => start(args, options).ended,
  };
}

function filesBelow(root: string, folder: string): readonly string[] {
  if (!readdirSync(root).includes(folder)) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

function startProcess(root: string, args: readonly string[], { env = {}, stdout, uid, cwd = root }: Options): Running {
  const cache = join(repository, 'node_modules', '.cache', 'compile');
  // `--`: Node would take an --env-file behind the script's name for its own.
  const child = spawn(process.execPath, ['--', join(root, 'src', 'cli.ts'), ...args], {
    cwd,
    // Nothing of ours but what a process needs: the credentials of a developer must not decide a test.
    env: { PATH: process.env['PATH'] ?? '', HOME: root, TMPDIR: root, NODE_COMPILE_CACHE: cache, ...env },
    stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const texts = { stdout: '', stderr: '' };
  const line = Promise.withResolvers<string>();
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
      const end = texts.stdout.indexOf('\n');
      if (end >= 0) line.resolve(texts.stdout.slice(0, end));
    });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      line.resolve(`ended: ${texts.stdout}${texts.stderr}`);
      resolve({ code, ...texts, last: texts.stdout.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
  return { child, ended, firstLine: () => line.promise };
}
