import { defineConfig } from 'vitest/config';
import { cleanOwnEnv } from '#build/node/env.mjs';

cleanOwnEnv();
// The runner's own, which a terminal may have set to something else.
process.env.NODE_ENV = 'test';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{shared,electron,renderer,build,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'test/e2e/**', 'out/**', 'dist/**'],
    // Processes, not threads: better-sqlite3 and child processes are used for real, and a crash names its file.
    setupFiles: ['test/hosts/vitest-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
