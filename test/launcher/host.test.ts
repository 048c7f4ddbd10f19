import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isNewEnough } from '../../src/launcher/minimum.mjs';
import { Checkout } from './harness.ts';

test('22.19 is the first Node that is new enough', () => {
  const versions = ['18.20.8', '20.20.2', '22.18.0', '22.19.0', '22.20.1', '24.0.0', '26.10.0'];
  expect(versions.filter(isNewEnough)).toEqual(['22.19.0', '22.20.1', '24.0.0', '26.10.0']);
});

test('a new host runs the entry in its own process and gives it the arguments that follow', async () => {
  const checkout = new Checkout();
  const entry = checkout.write(
    'src/cli.ts',
    'const pid: number = process.pid; console.log(pid, process.argv.slice(1).join());',
  );
  const started = checkout.start('src/cli.ts --kind refuse');
  const { code, stdout, stderr } = await started.ended;
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${started.pid} ${entry},--kind,refuse\n`, stderr: '' });
  expect(checkout.npmCalls()).toEqual([]);
});

test('the entry is found below the root wherever the command is given', async () => {
  const checkout = new Checkout();
  checkout.write('src/cli.ts', 'console.log(process.cwd() === import.meta.dirname);');
  expect((await checkout.run('src/cli.ts', { cwd: join(checkout.root, 'src') })).stdout).toBe('true\n');
});

test('an installed tool runs by the name of its bin', async () => {
  const checkout = new Checkout();
  checkout.write('package.json', '{"type":"module","dependencies":{"alpha":"1"},"devDependencies":{"beta":"1"}}');
  checkout.write('node_modules/alpha/package.json', '{"name":"alpha","bin":"alpha.js"}');
  checkout.write('node_modules/alpha/alpha.js', 'console.log("alpha", process.argv[2])');
  checkout.write('node_modules/beta/package.json', '{"name":"beta","bin":{"gamma":"./bin/gamma"}}');
  checkout.write('node_modules/beta/bin/gamma', 'console.log("gamma", process.argv[2])');
  expect((await checkout.run('alpha 1')).stdout).toBe('alpha 1\n');
  expect((await checkout.run('gamma 2')).stdout).toBe('gamma 2\n');
});

test.each([false, true])('exit codes are passed on (old host: %s)', async (old) => {
  const checkout = new Checkout();
  checkout.installByHand();
  checkout.write('src/cli.ts', 'process.exitCode = Number(process.argv[2]);');
  const codes = [0, 1, 6, 70].map(async (code) => (await checkout.run(`src/cli.ts ${code}`, { old })).code);
  expect(await Promise.all(codes)).toEqual([0, 1, 6, 70]);
});

test.each([false, true])('what cannot be run is refused in one line with exit 3 (old host: %s)', async (old) => {
  const checkout = new Checkout();
  checkout.installByHand();
  expect(await checkout.run('vitset', { old })).toEqual({
    code: 3,
    stdout: '',
    stderr: 'E_USAGE no such file or installed tool  (got "vitset")  fix: check the name, or run `npm ci`\n',
  });
  expect((await checkout.run('src/missing.ts', { old })).code).toBe(3);
});

test('without node_modules it names the command that makes them', async () => {
  const checkout = new Checkout();
  checkout.write('src/cli.ts', "import 'yaml';");
  expect(await checkout.run('src/cli.ts')).toEqual({
    code: 3,
    stdout: '',
    stderr: 'E_NOT_INSTALLED the dependencies are missing  (got no node_modules)  fix: run `npm ci`\n',
  });
});

test('the launcher is plain JavaScript without what Node 18 cannot parse or import', () => {
  const folder = join(import.meta.dirname, '../../src/launcher');
  const files = [join(folder, '../run.mjs'), ...readdirSync(folder).map((name) => join(folder, name))];
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/import\.meta\.(dirname|filename)|\bwith \{ ?type|\busing\b|\/v;|from '(?!node:|\.)/);
  }
});
