import { defineConfig } from 'vitest/config';

// Only what `npm test` leaves out (slow, or needs a browser), so that the two runs never count a test twice.
export default defineConfig({
  test: {
    include: ['test/**/*.full.test.ts'],
    exclude: ['**/node_modules/**'],
    passWithNoTests: true,
    pool: 'forks',
    maxWorkers: '100%',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
