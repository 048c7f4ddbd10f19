import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Checkout, isRunning, until } from './harness.ts';

/** Counts the signals that it gets, and ends some time after the first. */
const COUNTING = `
console.log('pid', process.pid);
const got: string[] = [];
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    if (got.push(name) === 1) setTimeout(() => { console.log('got', got.join()); process.exit(130); }, Number(process.argv[2]));
  });
}
setInterval(() => {}, 1000);
console.log('ready');`;

function oldHost(program: string): Checkout {
  const checkout = new Checkout();
  checkout.installByHand();
  checkout.write('src/cli.ts', program);
  return checkout;
}

async function counting(signal: (pid: number) => void, ms = 300) {
  const started = oldHost(COUNTING).start(`src/cli.ts ${ms}`, { old: true, detached: true });
  await started.said('ready');
  signal(started.pid);
  const { code, stdout } = await started.ended;
  return { code, got: /got (.*)/.exec(stdout)?.[1] };
}

function again(ms: number) {
  return (pid: number) => {
    process.kill(-pid, 'SIGINT');
    setTimeout(() => process.kill(pid, 'SIGINT'), ms);
  };
}

const hasScript = spawnSync('script', ['--version']).status === 0;

describe.skipIf(process.platform === 'win32')('a signal reaches the suite once', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s to the launcher alone', async (name) => {
    expect(await counting((pid) => process.kill(pid, name))).toEqual({ code: 130, got: name });
  });

  test('SIGINT to the whole process group, as a terminal sends it', async () => {
    expect(await counting((pid) => process.kill(-pid, 'SIGINT'))).toEqual({ code: 130, got: 'SIGINT' });
  });

  test('SIGINT to the group and again from npm', async () => {
    expect(await counting(again(30))).toEqual({ code: 130, got: 'SIGINT' });
  });

  test.skipIf(!hasScript)('Ctrl-C in a terminal', async () => {
    const checkout = oldHost(COUNTING);
    const line = checkout.command('src/cli.ts 300', { old: true }).map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
    const terminal = checkout.startCommand(['script', '-qec', line.join(' '), '/dev/null']);
    await terminal.said('ready');
    terminal.stdin.write('\x03');
    const { code, stdout } = await terminal.ended;
    expect({ code, got: /got (\w+(,\w+)*)/.exec(stdout)?.[1] }).toEqual({ code: 130, got: 'SIGINT' });
  });

  test('a second one, later, is a second one', async () => {
    expect(await counting(again(700), 1200)).toEqual({ code: 130, got: 'SIGINT,SIGINT' });
  });
});

describe.skipIf(process.platform === 'win32')('the end of the suite and of the launcher', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('a suite killed by %s gives 128 + its number', async (name) => {
    const outcome = await oldHost(`process.kill(process.pid, '${name}'); setInterval(() => {}, 1000);`).run(
      'src/cli.ts',
      { old: true },
    );
    expect(outcome.code).toBe(128 + constants.signals[name]);
  });

  test('a launcher killed outright takes the suite along, which may still tidy up', async () => {
    const started = oldHost(COUNTING).start('src/cli.ts 100', { old: true });
    await started.said('ready');
    process.kill(started.pid, 'SIGKILL');
    const { stdout } = await started.ended;
    expect(/got (.*)/.exec(stdout)?.[1]).toBe('SIGTERM');
    await until(() => !isRunning(Number(/pid (\d+)/.exec(stdout)?.[1])), 'the suite ended');
  });

  test('stop and continue stop and continue the suite', async () => {
    const checkout = oldHost(`let n = 0; setInterval(() => console.log('tick', n++), 20);`);
    const started = checkout.start('src/cli.ts', { old: true });
    await started.said('tick 3');
    process.kill(started.pid, 'SIGTSTP');
    await sleep(200);
    const before = started.output();
    await sleep(300);
    expect(started.output()).toBe(before);
    process.kill(started.pid, 'SIGCONT');
    await until(() => started.output() !== before, 'it goes on');
    process.kill(started.pid, 'SIGTERM');
    expect((await started.ended).code).toBe(143);
  });
});
