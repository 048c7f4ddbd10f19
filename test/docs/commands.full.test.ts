import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocks } from './pages.ts';
import { workplace } from './workplace.ts';

/** Whole runs, and runs at a sandbox's rate. One after the other: some rest on what the one before has written. */
const slow = blocks.filter(({ marks }) => marks.includes('full'));

describe('every slow command of the pages runs as it is printed', () => {
  const place = workplace();
  beforeAll(() => place.startServer(), 60_000);
  afterAll(() => place.remove(), 30_000);

  test.each(slow.map((block) => [block.at, block] as const))('%s', { timeout: 240_000 }, (_, block) => {
    const outcome = place.run(block);
    expect(outcome).toMatchObject({ code: 0 });
  });
});
