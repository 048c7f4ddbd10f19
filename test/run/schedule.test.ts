import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runInOrder } from '../../src/run/schedule.ts';

const turns = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await setImmediate();
};

test('results stand in plan order, whatever ends first', async () => {
  const ended: number[] = [];
  const results = await runInOrder(
    [5, 1, 3],
    3,
    (item) => turns(item).then(() => `r${item}`),
    (_result, index) => void ended.push(index),
  );
  expect(results).toEqual(['r5', 'r1', 'r3']);
  expect(ended).toEqual([1, 2, 0]);
});

test.each([1, 2, 8])('at concurrency %i no more than that run, and they start in order', async (concurrency) => {
  let running = 0;
  let most = 0;
  const started: number[] = [];
  await runInOrder([0, 1, 2, 3, 4, 5], concurrency, async (item) => {
    started.push(item);
    running += 1;
    most = Math.max(most, running);
    await turns((item * 7) % 4);
    running -= 1;
  });
  expect(started).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(Math.min(concurrency, 6));
});

test('nothing to do is done', async () => {
  expect(await runInOrder([], 4, () => Promise.reject(new Error('never')))).toEqual([]);
});

test('an error stops what has not started, and is thrown when the rest has ended', async () => {
  const ended: number[] = [];
  const running = runInOrder([0, 1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('ours');
    await turns(3);
    ended.push(item);
  });
  await expect(running).rejects.toThrow('ours');
  expect(ended).toEqual([0]);
});
