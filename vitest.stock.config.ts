import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** What only holds where there is a cipher. */
const CIPHERED = [
  'electron/store/db/copies.test.ts',
  'test/durability/broken-cache.test.ts',
  'test/durability/people.test.ts',
];

/**
 * The store's tests once more, on SQLite as its authors ship it: what the product stands on is SQLite's own, and not the
 * work of the one who adds the cipher.
 */
export default defineConfig({
  test: {
    ...base.test,
    include: ['electron/store/{db,sync,copy}/**/*.test.ts', 'test/durability/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...CIPHERED],
    setupFiles: ['test/hosts/vitest-setup.ts', 'test/kit/stock-driver.ts'],
    alias: { 'better-sqlite3': 'better-sqlite3-stock' },
  },
});
