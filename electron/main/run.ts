import { join } from 'node:path';
import { app } from 'electron';
import type { Log } from '#shared/base/ports.ts';
import { createLog } from './log/log.ts';
import type { Arguments } from './start/arguments.ts';
import { chooseLauncher } from './store-process/choose.ts';
import { startEarly } from './store-process/early.ts';
import { createLaunch } from './store-process/launch.ts';
import type { Launcher, StoreChild } from './store-process/store-child.ts';
import { openMainWindow } from './window/main-window.ts';
import { openPages } from './window/open-pages.ts';

const openLog = (dir: string, launcher: Launcher): Log => {
  const log = createLog({ dir, home: app.getPath('home'), now: () => new Date() });
  log.info('app: started', { version: app.getVersion(), electron: process.versions.electron, launcher });
  return log;
};

/** How the store is started; with a child process it is on its way already. */
export type PreparedStore = { readonly launcher: Launcher; readonly launch: () => StoreChild };

/** Chooses the launcher and, where that can be done before Electron is ready, starts the store. */
export const prepareStore = (args: Arguments, profileDir: string): PreparedStore => {
  const launcher = chooseLauncher(args.launcher, process.versions.napi);
  const launch = createLaunch({ profileDir, version: app.getVersion(), launcher }, args.storeEntry);
  return { launcher, launch: launcher === 'child-process' ? startEarly(launch) : launch };
};

/**
 * Builds the app in order: doors shut, window opened, and the rest while its page is on the way. Call once, when
 * Electron is ready.
 */
export const run = async (args: Arguments, profileDir: string, prepared: PreparedStore): Promise<void> => {
  const logDir = join(profileDir, 'logs');
  const log = openLog(logDir, prepared.launcher);
  const { pages, kit, served } = await openPages(args.rendererDir);
  const window = openMainWindow(kit, pages, { profileDir, log });
  // A chunk of its own, with the schemas of all that the page and the store may say: it is loaded while Chromium makes the
  // page's process, and before the page can ask for anything.
  await served;
  const { serve } = await import('./serve.ts');
  serve({ args, profileDir, prepared, log, logDir, pages, kit, window });
};
