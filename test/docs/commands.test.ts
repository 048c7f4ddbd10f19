import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocks } from './pages.ts';
import { workplace } from './workplace.ts';

/** Every command of our pages runs as it is printed; those marked `full` in commands.full.test.ts. */
const quick = blocks.filter(({ marks, skip }) => skip === null && !marks.includes('full') && !marks.includes('server'));

describe('every quick command of the pages runs as it is printed', () => {
  const place = workplace();
  beforeAll(async () => {
    place.makeP12();
    await place.startServer();
  }, 60_000);
  afterAll(() => place.remove(), 30_000);

  test.each(quick.map((block) => [block.at, block] as const))('%s', { timeout: 60_000 }, (_, block) => {
    const outcome = place.run(block);
    expect(outcome).toMatchObject({ code: 0 });
  });

  test('a command that fails is noticed', () => {
    const { code } = place.run({ at: '', marks: [], skip: null, script: 'false\ntrue\n' });
    expect(code).toBe(1);
  });
});
