// Writes the report that anyone can look at without running anything: `npm run sample` fills reports/sample/, another
// folder may be named. Everything is fixed, so the same specs, cases and checks give the same bytes.
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formats } from '../src/command/formats.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(process.argv[2] ?? join(root, 'reports', 'sample'));
const temporary = await mkdtemp(join(tmpdir(), 'sample-'));
try {
  const format = Object.keys(formats).join(',');
  const args = ['run', '--target', 'mock', '--seed', '1', '--format', format, '--out', temporary, '--quiet'];
  process.exitCode = await contracts(args);
  const latest = join(temporary, 'latest');
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await rm(join(folder, name));
  for (const name of await readdir(latest)) await copyFile(join(latest, name), join(folder, name));
} finally {
  await rm(temporary, { recursive: true });
}

/** In an environment of its own: neither CI, nor the commit, nor somebody's credentials decide a byte. */
function contracts(args) {
  const env = { PATH: process.env.PATH ?? '', SOURCE_DATE_EPOCH: '1767225600', GITHUB_SHA: 'none' };
  const child = spawn(process.execPath, ['--', join(root, 'src', 'cli.ts'), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  return new Promise((done, failed) => child.on('error', failed).on('close', done));
}
