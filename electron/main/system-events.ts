import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { Supervisor } from './store-process/supervisor.ts';

/** Follows what the system says: sleep and waking up, a second start, and every wish to quit. */
export const followSystem = (
  window: BrowserWindow,
  store: Supervisor,
  quitInstead: (event: { readonly preventDefault: () => void }) => void,
): void => {
  powerMonitor.on('suspend', () => store.sendPower('suspend'));
  powerMonitor.on('resume', () => store.sendPower('resume'));
  app.on('before-quit', quitInstead);
  window.on('close', quitInstead);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
};
