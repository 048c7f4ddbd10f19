import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultLimits } from '../../src/model/target.ts';
import type { Failure } from '../../src/model/wire.ts';
import { watchExchange } from '../../src/target/watch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const watched = (): { readonly late: Failure[]; readonly watch: ReturnType<typeof watchExchange> } => {
  const late: Failure[] = [];
  const watch = watchExchange(
    { ...defaultLimits, headersMs: 300, bodyIdleMs: 200 },
    () => 'so far',
    (failure) => late.push(failure),
  );
  return { late, watch };
};

test('headers that do not come are late, however long the body might take', () => {
  const { late } = watched();
  vi.advanceTimersByTime(299);
  expect(late).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(late.map(({ code }) => code)).toEqual(['E_HEADERS_TIMEOUT']);
});

test('each piece of the body starts the wait anew', () => {
  const { late, watch } = watched();
  watch.body();
  for (let n = 0; n < 5; n += 1) {
    vi.advanceTimersByTime(199);
    watch.body();
  }
  expect(late).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(late.map(({ code }) => code)).toEqual(['E_BODY_IDLE']);
});

test('an ended exchange leaves no timer, even when a piece comes afterwards', () => {
  const { late, watch } = watched();
  watch.end();
  watch.body();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(late).toEqual([]);
});
