import { existsSync } from 'node:fs';
import { build } from 'vite';
import { inRoot } from '#build/base/root.ts';

const outDir = inRoot('test-results', 'stub');
let built: Promise<string> | null = null;

const bundleStub = async (): Promise<string> => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: inRoot(),
    ssr: { noExternal: true },
    build: {
      ssr: inRoot('test', 'attack', 'stub', 'store.ts'),
      outDir,
      target: 'node18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'store.cjs' } },
    },
  });
  return inRoot('test-results', 'stub', 'store.cjs');
};

/** The path of the stub store, bundled once per run for the oldest Electron. */
export const findStubStore = (): Promise<string> => {
  built ??= bundleStub();
  return built;
};

/** The path of the real store's bundle, or null while there is none. */
export const findRealStore = (): string | null => {
  const path = inRoot('out', 'main', 'store.cjs');
  return existsSync(path) ? path : null;
};
