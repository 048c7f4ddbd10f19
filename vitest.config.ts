import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/**/*.full.test.ts'],
    pool: 'forks',
    maxWorkers: '100%',
    // Four times faster than one process per file; it is why modules here keep no state and patch no globals.
    isolate: false,
    // Nothing is timed: this only ends what hangs, on a machine that may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
