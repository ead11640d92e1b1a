import { defineConfig, mergeConfig } from 'electron-vite';
import { inRoot } from '#build/base/root.ts';
import product from './electron.vite.config.ts';

const { main = {} } = product({ command: 'build', mode: 'production' });

/** Told to every process and thread of the bundle before its own first line. */
const BANNER = '"use strict"; require(require("node:path").join(__dirname, "missing.cjs"));';

/** An entry of its own, so that each other one can begin with it. */
const missing = {
  name: 'what-node-18-lacks',
  buildStart(this: { emitFile: (file: { type: 'chunk'; id: string; fileName: string }) => string }): void {
    const id = inRoot('test', 'utility', 'missing.ts');
    this.emitFile({ type: 'chunk', id, fileName: 'missing.cjs' });
  },
};

/** Takes better-sqlite3's place, wherever it is imported. */
const driver = {
  name: 'libsql-for-better-sqlite3',
  enforce: 'pre',
  resolveId: (id: string): string | null => (id === 'better-sqlite3' ? '\0driver' : null),
  load: (id: string): string | null => {
    const path = JSON.stringify(inRoot('test', 'utility', 'libsql-driver.ts'));
    return id === '\0driver' ? `export { Database as default } from ${path};` : null;
  },
} as const;

/** The product's list of natives is merged with what is said below, and the driver would stay on it. */
const withoutNatives = ({ build, ...rest }: typeof main): typeof main => {
  const { externalizeDeps: _natives, ...others } = build ?? {};
  return { ...rest, build: others };
};

/**
 * The store as the product bundles it, with two things changed: its driver is libsql, and what Node 18 lacks comes
 * first. It is what the evaluation runtime can run in a utility process.
 */
export default defineConfig({
  main: mergeConfig(withoutNatives(main), {
    plugins: [driver, missing],
    build: {
      outDir: inRoot('test-results', 'utility'),
      externalizeDeps: { include: ['libsql'], exclude: ['better-sqlite3'] },
      rolldownOptions: {
        output: {
          banner: ({ isEntry, fileName }: { readonly isEntry: boolean; readonly fileName: string }) =>
            isEntry && fileName !== 'missing.cjs' ? BANNER : '',
        },
      },
    },
  }),
});
