import { join } from 'node:path';
import { app } from 'electron';
import { launchChild } from './child-launcher.ts';
import { findNode, toUnpacked } from './choose.ts';
import type { Launcher, StoreChild } from './store-child.ts';
import { launchUtility } from './utility-launcher.ts';

/** The way to start a store process with this launcher. Calling it throws when there is no Node for a child. */
export const createLaunch = (launcher: Launcher, entry: string | null): (() => StoreChild) => {
  const path = entry ?? join(app.getAppPath(), 'out', 'main', 'store.cjs');
  if (launcher === 'utility-process') return () => launchUtility(path);
  return () => {
    const node = findNode({
      resourcesPath: process.resourcesPath,
      isPackaged: app.isPackaged,
      fromStart: process.env.ROLLCALL_NODE,
      appPath: app.getAppPath(),
      platform: process.platform,
    });
    if (node === null) throw new Error('There is no Node to run the store with. Run npm ci.');
    return launchChild(toUnpacked(path), node);
  };
};
