import { defineConfig } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { cleanOwnEnv } from '#build/node/env.mjs';

cleanOwnEnv();

/** The JSON report that `npm test` counts from. */
const reportPath = inRoot('test-results', 'e2e.json');

export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.{e2e,spec,test}.ts', '**/*.e2e.ts'],
  outputDir: inRoot('test-results', 'e2e'),
  globalSetup: './setup.config.ts',
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: reportPath }]],
});
