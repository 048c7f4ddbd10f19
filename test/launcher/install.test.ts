import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Checkout } from './harness.ts';

const BY_HAND = 'run `npm ci --prefix tools/node`, or install Node >= 22.19';

function oldHost(): Checkout {
  const checkout = new Checkout();
  checkout.write('src/cli.ts', 'console.log("ran", process.ppid !== 0 && process.argv.slice(2).join());');
  return checkout;
}

const ran = { code: 0, stdout: 'ran a\n', stderr: '' };
const run = (checkout: Checkout, env = {}) => checkout.run('src/cli.ts a', { old: true, env });

describe.skipIf(process.platform === 'win32')('an old host', () => {
  test('fetches a Node once, and says what, how big, from where and why', async () => {
    const checkout = oldHost();
    const { version } = checkout.wanted;
    expect(await run(checkout)).toEqual({
      ...ran,
      stderr: `contracts: Node 20.0.0 is older than 22.19: fetching Node ${version} from the npm registry into tools/node (about 60 MB, 215 MB unpacked; once)\n`,
    });
    expect(await run(checkout)).toEqual(ran);
    expect(checkout.npmCalls()).toHaveLength(1);
    expect(checkout.npmCalls()[0]).toMatch(/^ci --ignore-scripts /);
    expect(readdirSync(checkout.tools).toSorted()).toEqual([
      '.npmrc',
      'node_modules',
      'package-lock.json',
      'package.json',
    ]);
  });

  test('gives programs that the suite starts the same Node', async () => {
    const checkout = oldHost();
    checkout.installByHand();
    checkout.write('src/cli.ts', 'console.log(process.env.PATH.split(":")[0], process.env.CONTRACTS_LAUNCHER_FD);');
    expect((await run(checkout)).stdout).toBe(`${join(checkout.binary, '..')} undefined\n`);
  });

  test('uses what was installed by hand', async () => {
    const checkout = oldHost();
    checkout.installByHand();
    expect(await run(checkout, { CONTRACTS_NO_INSTALL: '1' })).toEqual(ran);
    expect(checkout.npmCalls()).toEqual([]);
  });

  test('never uses a half-installed folder: no note of npm, a cut binary, another lockfile', async () => {
    const checkout = oldHost();
    checkout.installByHand();
    rmSync(join(checkout.modules, '.package-lock.json'));
    expect((await run(checkout)).stdout).toBe('ran a\n');
    expect(checkout.npmCalls()).toHaveLength(1);

    writeFileSync(checkout.binary, '');
    expect((await run(checkout)).stdout).toBe('ran a\n');
    expect(checkout.npmCalls()).toHaveLength(2);

    const lock = join(checkout.tools, 'package-lock.json');
    writeFileSync(lock, readFileSync(lock, 'utf8').replaceAll('sha512-', 'sha512-x'));
    expect((await run(checkout, { FAKE_NPM_FAIL: 'wrong integrity' })).code).toBe(3);
    expect(checkout.npmCalls()).toHaveLength(3);
  });

  test('ends with 3 and the line to run by hand when npm fails, and leaves nothing behind', async () => {
    const checkout = oldHost();
    const { code, stdout, stderr } = await run(checkout, { FAKE_NPM_FAIL: 'no network' });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr.split('\n').slice(1)).toEqual([
      `E_NODE_TOO_OLD this suite needs Node >= 22.19: request to the registry failed, reason: no network  (got Node 20.0.0)  fix: ${BY_HAND}`,
      '',
    ]);
    expect(readdirSync(checkout.tools).toSorted()).toEqual(['.npmrc', 'package-lock.json', 'package.json']);
  });

  test('asks npm for nothing under CONTRACTS_NO_INSTALL=1', async () => {
    const checkout = oldHost();
    expect(await run(checkout, { CONTRACTS_NO_INSTALL: '1' })).toEqual({
      code: 3,
      stdout: '',
      stderr: `E_NODE_TOO_OLD this suite needs Node >= 22.19: CONTRACTS_NO_INSTALL=1 forbids fetching one  (got Node 20.0.0)  fix: ${BY_HAND}\n`,
    });
    expect(checkout.npmCalls()).toEqual([]);
  });

  test('says so when the fetched Node does not run, as on musl', async () => {
    const checkout = oldHost();
    checkout.pack('exit 127');
    const { code, stderr } = await run(checkout);
    expect(code).toBe(3);
    expect(stderr).toContain(
      `the fetched Node ${checkout.wanted.version} does not run here  (got Node 20.0.0)  fix: install Node`,
    );
  });

  test('does not try where no Node is packaged', async () => {
    const checkout = oldHost();
    writeFileSync(
      join(checkout.tools, 'package-lock.json'),
      '{"packages":{"node_modules/x":{"os":"aix","cpu":"ppc64"}}}',
    );
    const { code, stderr } = await run(checkout);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: `E_NODE_TOO_OLD this suite needs Node >= 22.19: no Node is packaged for ${process.platform}-${process.arch}  (got Node 20.0.0)  fix: install Node >= 22.19\n`,
    });
    expect(existsSync(checkout.modules)).toBe(false);
  });
});

test.each(['package-lock.json', 'tools/node/package-lock.json'])('%s pins by integrity and names no host', (path) => {
  const text = readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
  expect(text).not.toContain('"resolved"');
  const { packages } = JSON.parse(text) as { packages: Record<string, { integrity?: string }> };
  const unpinned = Object.keys(packages).filter((name) => name !== '' && packages[name]?.integrity === undefined);
  expect(unpinned).toEqual([]);
});
