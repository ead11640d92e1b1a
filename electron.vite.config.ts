import { cpSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Natives stay `require` calls: they are the only packages that the packaged app carries in node_modules. */
const natives = ['better-sqlite3', 'keytar'];

/** The entries of one process that exist, as `name: path`. Absolute: `dev` would look for them in the page's root. */
const entries = (paths: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(paths)
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, resolve(path)]),
  );

/** CommonJS under fixed names: the oldest Electron we run has no ES module main process. */
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
} as const;

/** The store reads its migrations from disk, beside its bundle. */
const copyMigrations = {
  name: 'copy-migrations',
  writeBundle: ({ dir }: { readonly dir?: string }): void => {
    const from = 'electron/store/db/migrations';
    if (existsSync(from)) cpSync(from, resolve(dir ?? 'out/main', 'migrations'), { recursive: true });
  },
};

/**
 * The page parses nothing: the store parses what it asks, and answers are checked in development and tests. It may import
 * no file with a schema but for its types; zod would come with it, and the build fails.
 */
const withoutSchemas: Plugin = {
  name: 'without-schemas',
  apply: 'build',
  generateBundle: (_options, bundle) => {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const zod = chunks.flatMap(({ moduleIds }) => moduleIds).find((id) => id.includes('/node_modules/zod/'));
    if (zod !== undefined) throw new Error(`A schema is in the page: it has ${zod}`);
  },
};

/** What all kinds of change know and say is 27 kB that the first rows do not need: it comes with the other screens. */
const startsWithoutKinds: Plugin = {
  name: 'starts-without-kinds',
  apply: 'build',
  generateBundle: (_options, bundle) => {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const entries = chunks.filter(({ isEntry }) => isEntry);
    const first = [
      ...entries,
      ...chunks.filter(({ fileName }) => entries.some(({ imports }) => imports.includes(fileName))),
    ];
    const kinds = first
      .flatMap(({ moduleIds }) => moduleIds)
      .find((id) => id.endsWith('/shared/kinds/index.ts'));
    if (kinds !== undefined)
      throw new Error(`The page starts with the kinds of change: ${kinds} is in its first code`);
  },
};

export default defineConfig(({ command }) => ({
  main: {
    plugins: [copyMigrations],
    // Answers are checked against the contract in development and tests, not in the product.
    define: command === 'build' ? { 'process.env.NODE_ENV': JSON.stringify('production') } : {},
    build: {
      outDir: 'out/main',
      target: 'node18.15',
      externalizeDeps: { include: natives },
      license: { fileName: 'licenses.md' },
      rolldownOptions: {
        input: entries({
          index: 'electron/main/index.ts',
          store: 'electron/store/main.ts',
          twin: 'electron/demo/host.ts',
          reader: 'electron/store/root/reader-worker.ts',
        }),
        output: commonJs,
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node18.15',
      // A sandboxed preload can require nothing but electron, so all else goes into the one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: entries({ index: 'electron/preload/index.ts' }),
        output: { ...commonJs, codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), withoutSchemas, startsWithoutKinds],
    build: {
      outDir: 'out/renderer',
      target: 'chrome114',
      minify: true,
      // What the pages are made of wants its licences passed on with them.
      license: { fileName: 'licenses.md' },
      // The page's policy allows neither inline scripts nor data: documents.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: entries({ index: 'renderer/index.html', approve: 'renderer/approve.html' }),
        // Nothing in shared/ does anything by being imported: what the first rows do not use is not in their chunk.
        treeshake: { moduleSideEffects: [{ test: /\/shared\//, sideEffects: false }] },
      },
    },
  },
}));
