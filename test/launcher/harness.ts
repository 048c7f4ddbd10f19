import { spawn } from 'node:child_process';
import { chmodSync, existsSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

// Before the launcher reads it, this process says that it is older than it is.
const AS_NODE_20 = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.0.0'}})`;

export type Outcome = { code: number | null; stdout: string; stderr: string };
export type Running = {
  pid: number;
  stdin: NodeJS.WritableStream;
  said: (text: string) => Promise<void>;
  output: () => string;
  ended: Promise<Outcome>;
};
export type Options = { old?: boolean; env?: Record<string, string>; cwd?: string; detached?: boolean };

/** A copy of the launcher with a Node and an npm that need no network. */
export class Checkout {
  readonly root = mkdtempSync(join(tmpdir(), 'launcher-'));
  readonly tools = join(this.root, 'tools', 'node');
  readonly modules = join(this.tools, 'node_modules');
  readonly #bin = join(this.root, 'bin');
  readonly #packed = join(this.root, 'packed');
  readonly #calls = join(this.root, 'npm-calls');

  constructor() {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true, maxRetries: 3 }));
    for (const path of ['src/run.mjs', 'src/launcher']) {
      cpSync(join(repository, path), join(this.root, path), { recursive: true });
    }
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
      cpSync(join(repository, 'tools/node', name), join(this.tools, name));
    }
    this.write('package.json', '{"type":"module"}');
    this.write('npm-calls', '');
    this.script('bin/npm', FAKE_NPM);
    this.pack(`[ "$1" = --version ] && echo v${this.wanted.version} && exit\nexec '${process.execPath}' "$@"`);
  }

  get wanted(): { name: string; version: string; integrity: string } {
    const lock = JSON.parse(readFileSync(join(repository, 'tools/node/package-lock.json'), 'utf8')) as Lock;
    for (const [key, { os, cpu, version, integrity }] of Object.entries(lock.packages)) {
      if (os === process.platform && cpu === process.arch)
        return { name: key.replace('node_modules/', ''), version, integrity };
    }
    throw new Error(`no Node is packaged for ${process.platform}-${process.arch}`);
  }

  /** What the registry would deliver: a shell script in the place of the binary, and the note that npm leaves. */
  pack(node: string): void {
    const { name, integrity } = this.wanted;
    this.script(`packed/${name}/bin/node`, node);
    this.write('packed/.package-lock.json', JSON.stringify({ packages: { [`node_modules/${name}`]: { integrity } } }));
  }

  /** As `npm ci --prefix tools/node` by hand leaves it. */
  installByHand(): void {
    cpSync(this.#packed, this.modules, { recursive: true });
  }

  get binary(): string {
    return join(this.modules, this.wanted.name, 'bin', 'node');
  }

  npmCalls(): string[] {
    return readFileSync(this.#calls, 'utf8').split('\n').filter(Boolean);
  }

  write(path: string, text: string): string {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  script(path: string, text: string): void {
    chmodSync(this.write(path, `#!/bin/sh\n${text}\n`), 0o755);
  }

  command(target: string, { old = false }: Options = {}): string[] {
    return [
      process.execPath,
      ...(old ? ['--import', AS_NODE_20] : []),
      join(this.root, 'src/run.mjs'),
      ...target.split(' '),
    ];
  }

  start(target: string, options: Options = {}): Running {
    return this.startCommand(this.command(target, options), options);
  }

  startCommand(
    [program = '', ...args]: string[],
    { env = {}, cwd = this.root, detached = false }: Options = {},
  ): Running {
    const PATH = this.#bin + delimiter + (process.env['PATH'] ?? '');
    const fake = { FAKE_NPM_CALLS: this.#calls, FAKE_NPM_PACKED: this.#packed };
    const child = spawn(program, args, { cwd, detached, env: { ...process.env, PATH, ...fake, ...env } });
    onTestFinished(() => void child.kill('SIGKILL'));
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
    const ended = new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({ code, ...out })));
    const said = (text: string) =>
      until(() => (out.stdout + out.stderr).includes(text), `"${text}" in ${JSON.stringify(out)}`);
    return { pid: child.pid ?? 0, stdin: child.stdin, said, output: () => out.stdout, ended };
  }

  run(target: string, options: Options = {}): Promise<Outcome> {
    return this.start(target, options).ended;
  }
}

type Lock = { packages: Record<string, { os?: string; cpu?: string; version: string; integrity: string }> };

const FAKE_NPM = `
echo "$*" >> "$FAKE_NPM_CALLS"
if [ -n "$FAKE_NPM_FAIL" ]; then
  echo "npm error code ENOTFOUND" >&2
  echo "npm error request to the registry failed, reason: $FAKE_NPM_FAIL" >&2
  exit 1
fi
[ -z "$FAKE_NPM_SECONDS" ] || sleep "$FAKE_NPM_SECONDS"
cp -R "$FAKE_NPM_PACKED" node_modules`;

export async function until(condition: () => boolean, what: string, ms = 10_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A zombie does not run; where nobody reaps (process 1 of many containers) it stays for good. */
export function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  if (existsSync('/proc/self/status')) return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
