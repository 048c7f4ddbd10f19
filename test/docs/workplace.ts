import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocks, root, type Block } from './pages.ts';

/** A copy of the project in which commands may write what they like. */
export type Workplace = {
  readonly folder: string;
  /** Runs a block as a reader would, in `sh`; the exit code and everything that was said. */
  run(block: Block): { readonly code: number | null; readonly said: string };
  /** Starts the simulated providers with the very command of the README. */
  startServer(): Promise<void>;
  makeP12(): void;
  remove(): Promise<void>;
};

const copied = ['package.json', 'tsconfig.json', 'src', 'specs', 'contracts', 'docs', 'README.md'];

/** CI has run these very words by the time the tests run; within a test they would be the test itself. */
const alreadyRun = `npm() { case "$1 $2" in "ci "*|"test "*|"run check") : ;; *) command npm "$@" ;; esac; }`;
const variables = { P12_PASSWORD: 'of the bank', KEY_PASSPHRASE: 'of ours' };

export function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'docs-test-'));
  for (const name of copied)
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true });
  mkdirSync(join(folder, 'tools'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(root, 'tools', 'node'), join(folder, 'tools', 'node'));
  const env = { ...process.env, ...variables, NO_COLOR: '1' };
  let server: ChildProcess | null = null;
  return {
    folder,
    run({ script, marks }) {
      const before = marks.includes('sandbox') ? 'set -a; . ./.env.mock; set +a' : '';
      const text = ['set -e', alreadyRun, before, script].join('\n');
      const { status, stdout, stderr } = spawnSync('sh', ['-c', text], { cwd: folder, env, encoding: 'utf8' });
      rmSync(join(folder, '.env'), { force: true });
      return { code: status, said: stdout + stderr };
    },
    async startServer() {
      const script = blocks.find(({ marks }) => marks.includes('server'))?.script ?? '';
      const child = spawn('sh', ['-c', `exec ${script}`], {
        cwd: folder,
        env,
        detached: true,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      server = child;
      await new Promise<void>((resolve, reject) => {
        child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
        child.stdout.on('data', (chunk: Buffer) => {
          if (chunk.includes('"ready":true')) resolve();
        });
      });
    },
    makeP12() {
      for (const args of [
        'req -x509 -newkey rsa:2048 -nodes -subj /CN=client -days 2 -keyout made-key.pem -out made-cert.pem',
        'pkcs12 -export -inkey made-key.pem -in made-cert.pem -passout env:P12_PASSWORD -out client.p12',
      ])
        execFileSync('openssl', args.split(' '), { cwd: folder, env, stdio: 'ignore' });
    },
    async remove() {
      if (server?.pid !== undefined && server.exitCode === null) {
        const ended = new Promise((resolve) => server?.once('exit', resolve));
        // The whole group that this test started: sh, npm, launcher, server.
        process.kill(-server.pid, 'SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
