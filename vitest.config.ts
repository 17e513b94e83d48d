import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: {
    __VERSION__: JSON.stringify('0.0.0-test'),
    __PIECES__: JSON.stringify(fileURLToPath(new URL('dist', import.meta.url))),
  },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/build-worker.ts'],
    pool: 'forks',
    // Most of a scenario is waiting for the program it starts.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});
