import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  closeSync,
} from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf } from '../docs/pages.ts';
import { project } from './support.ts';

const text = readFileSync(join(project, 'docs', 'add-a-provider.md'), 'utf8');
const [start, ...commands] = blocksOf({ file: 'docs/add-a-provider.md', text });

let folder: string;
let server: ChildProcess;

/** Runs a block as a reader would, in a copy of the project. */
async function inShell(script: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn('sh', ['-ec', script], { cwd: folder, env: environment() });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  NO_COLOR: '1',
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sixth-story-'));
  for (const name of ['package.json', 'src', 'test/sixth-provider']) {
    cpSync(join(project, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, 'tools'));
  for (const name of ['node_modules', 'tools/node']) symlinkSync(join(project, name), join(folder, name));
  // Not through a shell, which would be what a signal ends.
  const [command = '', to = ''] = (start?.script ?? '').trim().split(' > ');
  const [program = '', ...args] = command.split(' ');
  const output = openSync(join(folder, to), 'w');
  server = spawn(program, args, { cwd: folder, env: environment(), stdio: ['ignore', output, 'ignore'] });
  closeSync(output);
  while (!/^OIDC_BODY_CLIENT_SECRET=.*\n/m.test(readFileSync(join(folder, to), 'utf8'))) {
    if (server.exitCode !== null) throw new Error(`the token server ended with ${server.exitCode}`);
    await sleep(50);
  }
}, 60_000);

afterAll(async () => {
  const ended = once(server, 'close');
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

describe('docs/add-a-provider.md', () => {
  test('tells of commands that a reader can run', () => {
    expect(start?.script).toContain('server.mjs > .env');
    expect(commands.length).toBeGreaterThan(5);
  });

  test.each(commands.map(({ at, script }) => [at, script] as const))('%s ends with exit 0', async (_, script) => {
    const { code, said } = await inShell(script);
    expect(said).toMatch(/contracts: exit 0: /);
    expect(code).toBe(0);
  });

  test('shows nothing that is not in the files', () => {
    const shown = [...text.matchAll(/^```(?:yaml|ts)\n(.*?)^```$/gms)].map(([, block = '']) => squeezed(block));
    const files = globSync('test/sixth-provider/**/{*.yaml,cases.ts}', { cwd: project });
    const all = files.map((file) => squeezed(readFileSync(join(project, file), 'utf8')));
    expect(shown.length).toBeGreaterThan(3);
    for (const block of shown) expect(all.filter((file) => file.includes(block))).not.toEqual([]);
  });
});

/** Indentation apart. */
const squeezed = (block: string): string =>
  block
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
