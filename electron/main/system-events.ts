import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { Quit } from './quit.ts';
import type { Supervisor } from './store-process/supervisor.ts';

/** Follows what the system says: sleep and waking up, a second start, and every wish or order to quit. */
export const followSystem = (window: BrowserWindow, store: Supervisor, quit: Quit): void => {
  powerMonitor.on('suspend', () => store.sendPower('suspend'));
  powerMonitor.on('resume', () => store.sendPower('resume'));
  app.on('before-quit', quit.instead);
  window.on('close', quit.instead);
  // The session ends, or somebody ends us: nobody is there to be asked. What is left goes on at the next start.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void quit.leave());
  window.on('session-end', () => void quit.leave());
  powerMonitor.on('shutdown', () => void quit.leave());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
};
