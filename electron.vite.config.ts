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

/**
 * What a start reads and compiles, made short (decision 0022). Functions and classes keep their names: a stack that a
 * person sends is to be read by us.
 */
const short = {
  compress: { keepNames: { function: true, class: true } },
  mangle: { keepNames: true },
  codegen: { removeWhitespace: true },
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

const PAGE = 'what all kinds of change know and say is 27 kB, which comes with the other screens';
const STORE = 'what speaks to servers is loaded when it is wanted (electron/store/root/client-code.ts)';
const PASTE = 'what reads pasted text is loaded with the first text (electron/store/api/paste.ts)';

/** Fails a build in which the code that is there before the first rows has a module that they do not need. */
const startsWithout = (entry: string, module: string, why: string): Plugin => ({
  name: `starts-without-${module}`,
  apply: 'build',
  generateBundle: (_options, bundle) => {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const first = new Set(chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(entry)));
    if (first.size === 0) throw new Error(`No chunk begins with ${entry}`);
    for (const { imports } of first)
      for (const one of chunks) if (imports.includes(one.fileName)) first.add(one);
    for (const { moduleIds, fileName } of first)
      if (moduleIds.some((id) => id.endsWith(module))) throw new Error(`${fileName} has ${module}: ${why}`);
  },
});

export default defineConfig(({ command }) => ({
  main: {
    plugins: [
      copyMigrations,
      startsWithout('/electron/store/run.ts', '/remote/coder-api.ts', STORE),
      startsWithout('/electron/store/run.ts', '/people/paste/read-text.ts', PASTE),
    ],
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
        output: { ...commonJs, minify: short },
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
    plugins: [react(), withoutSchemas, startsWithout('/renderer/index.html', '/shared/kinds/index.ts', PAGE)],
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
