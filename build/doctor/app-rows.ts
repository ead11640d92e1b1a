import { existsSync } from 'node:fs';
import { capture } from '../base/command.ts';
import { inRoot } from '../base/root.ts';
import { hasFallback } from '../runtime/fallback.ts';
import { findRuntime, toLabel } from '../runtime/resolve.ts';
import type { Runtime } from '../runtime/types.ts';
import type { Row } from './row.ts';

export const toRuntimeRow = (runtime: Runtime | null): Row => {
  const name = 'electron';
  if (runtime?.source === 'fallback') {
    return { name, state: 'note', found: toLabel(runtime) };
  }
  if (runtime !== null) return { name, state: 'ok', found: toLabel(runtime) };
  const command = 'npx install-electron';
  if (!hasFallback()) return { name, state: 'bad', found: 'not here', remedy: command };
  return {
    name,
    state: 'note',
    found: 'not here yet',
    remedy: `fetched by the next npm start; by hand: ${command}`,
  };
};

/** Like `findRuntime`, with a wrong override told in the row instead of thrown. */
export const findRuntimeRow = (): { readonly row: Row; readonly runtime: Runtime | null } => {
  try {
    const runtime = findRuntime();
    return { row: toRuntimeRow(runtime), runtime };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return {
      row: { name: 'electron', state: 'bad', found, remedy: 'unset ELECTRON_OVERRIDE_DIST_PATH' },
      runtime: null,
    };
  }
};

/** Loads the database in a process of its own: under a Node that is too old it does not fail, it crashes. */
export const findDatabaseRow = async (): Promise<Row> => {
  const name = 'database';
  const script = `const D = require('better-sqlite3'); const d = new D(':memory:'); console.log(d.prepare('select sqlite_version() v').get().v)`;
  const { code, stdout } = await capture(process.execPath, ['-e', script]);
  if (code === 0) return { name, state: 'ok', found: `better-sqlite3 loads, SQLite ${stdout.trim()}` };
  return { name, state: 'bad', found: `better-sqlite3 does not load (exit code ${code})`, remedy: 'npm ci' };
};

export const findBundleRow = (): Row => {
  const isBuilt = existsSync(inRoot('out', 'main', 'index.cjs'));
  return {
    name: 'bundle',
    state: 'ok',
    found: isBuilt ? 'built (npm start builds anew)' : 'built by npm start',
  };
};
