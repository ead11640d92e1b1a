import { join } from 'node:path';
import { app } from 'electron';
import { launchChild } from './child-launcher.ts';
import { findNode, toUnpacked } from './choose.ts';
import type { Launcher, StoreChild } from './store-child.ts';
import { launchUtility } from './utility-launcher.ts';

/**
 * The way to start a store process of a profile with this launcher. `entry` takes the place of the built store. Calling
 * it throws when there is no Node for a child.
 */
export const createLaunch = (
  launcher: Launcher,
  profileDir: string,
  entry: string | null,
): (() => StoreChild) => {
  // What the store's code was compiled to; see `electron/store/main.ts`.
  const args = [join(profileDir, 'compiled')];
  const path = entry ?? join(app.getAppPath(), 'out', 'main', 'store.cjs');
  if (launcher === 'utility-process') return () => launchUtility(path, args);
  return () => {
    const node = findNode({
      resourcesPath: process.resourcesPath,
      isPackaged: app.isPackaged,
      fromStart: process.env.ROLLCALL_NODE,
      appPath: app.getAppPath(),
      platform: process.platform,
    });
    if (node === null) throw new Error('There is no Node to run the store with. Run npm ci.');
    return launchChild(toUnpacked(path), args, node);
  };
};
