/**
 * Runs `work` on every item, at most `concurrency` at a time, started in order. Results come back in order, and `finished` is called as
 * each ends. When a `work` or `finished` throws, nothing more is started, what runs is waited for, and the first error is thrown.
 */
export async function runInOrder<T, R>(
  items: readonly T[],
  concurrency: number,
  work: (item: T, index: number) => Promise<R>,
  finished: (result: R, index: number) => void | Promise<void> = () => {},
): Promise<R[]> {
  const results: R[] = [];
  const errors: unknown[] = [];
  const queue = items.entries();

  async function worker(): Promise<void> {
    for (const [index, item] of queue) {
      if (errors.length > 0) return;
      try {
        const result = await work(item, index);
        results[index] = result;
        await finished(result, index);
      } catch (error) {
        errors.push(error);
      }
    }
  }

  await Promise.all(Array.from({ length: Math.max(1, Math.min(concurrency, items.length)) }, worker));
  if (errors.length > 0) throw errors[0];
  return results;
}
