import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Checkout, isRunning, until } from './harness.ts';

const options = { old: true, env: { FAKE_NPM_SECONDS: '0.4' } };

function oldHost(): Checkout {
  const checkout = new Checkout();
  checkout.write('src/cli.ts', 'console.log("ran");');
  return checkout;
}

function flag(checkout: Checkout, pid: number, secondsAgo: number): string {
  const path = join(checkout.tools, `install-${pid}`);
  mkdirSync(path);
  const then = new Date(Date.now() - secondsAgo * 1000);
  utimesSync(path, then, then);
  return path;
}

describe.skipIf(process.platform === 'win32')('first runs at the same time', () => {
  test('fetch once; the others wait, say for whom, and run', async () => {
    const checkout = oldHost();
    // Long enough for all three to have started, on a busy machine too.
    const slow = { old: true, env: { FAKE_NPM_SECONDS: '3' } };
    const outcomes = await Promise.all([1, 2, 3].map(() => checkout.run('src/cli.ts', slow)));
    expect(outcomes.map(({ code, stdout }) => [code, stdout])).toEqual([1, 2, 3].map(() => [0, 'ran\n']));
    expect(checkout.npmCalls()).toHaveLength(1);
    const lines = outcomes.map(({ stderr }) => stderr.replace(/\d+/g, 'N')).toSorted();
    expect(
      lines.filter((line) => line.startsWith('contracts: waiting for process N, which is fetching Node')),
    ).toHaveLength(2);
    expect(readdirSync(checkout.tools).filter((name) => name.startsWith('install-'))).toEqual([]);
  });

  test('take over from a process that died in the middle', async () => {
    const checkout = oldHost();
    const dead = await deadProcess(checkout);
    const left = flag(checkout, dead, 3);
    expect((await checkout.run('src/cli.ts', options)).code).toBe(0);
    expect(checkout.npmCalls()).toHaveLength(1);
    expect(existsSync(left)).toBe(false);
  });

  test('take over from a number that lives but has not given a sign for long', async () => {
    const checkout = oldHost();
    flag(checkout, process.pid, 60);
    expect((await checkout.run('src/cli.ts', options)).code).toBe(0);
  });

  test('wait for one that lives, and take the turn when it gives up', async () => {
    const checkout = oldHost();
    const failing = checkout.start('src/cli.ts', { old: true, env: { FAKE_NPM_SECONDS: '2' } });
    await failing.said('fetching Node');
    const waiting = checkout.start('src/cli.ts', options);
    await waiting.said(`waiting for process ${failing.pid}`);
    process.kill(failing.pid, 'SIGKILL');
    expect((await waiting.ended).code).toBe(0);
    expect(checkout.npmCalls()).toHaveLength(2);
  });
});

test.skipIf(process.platform === 'win32')('an interrupted install stops npm and leaves nothing behind', async () => {
  const checkout = oldHost();
  checkout.script('bin/npm', 'echo $$ >> "$FAKE_NPM_CALLS"\nexec sleep 30');
  const started = checkout.start('src/cli.ts', { old: true });
  await until(() => checkout.npmCalls().length === 1, 'npm started');
  process.kill(started.pid, 'SIGTERM');
  expect((await started.ended).code).toBe(143);
  await until(() => !isRunning(Number(checkout.npmCalls()[0])), 'npm stopped');
  expect(readdirSync(checkout.tools).filter((name) => name.startsWith('install-'))).toEqual([]);
});

async function deadProcess(checkout: Checkout): Promise<number> {
  const started = checkout.startCommand(['true']);
  await started.ended;
  return started.pid;
}
