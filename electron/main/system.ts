import { app, BrowserWindow, Notification, powerMonitor, powerSaveBlocker, type WebContents } from 'electron';
import type { Clock } from '#shared/base/ports.ts';
import type { NoticeKit } from './notify.ts';
import { createPresence, LOOK_EVERY_MS, type PresenceCheck, type Senses } from './person/presence.ts';
import type { Quit } from './quit.ts';
import type { Supervisor } from './store-process/supervisor.ts';

/** Seconds without a key or a movement that the system is asked to compare with: only `locked` is of interest. */
const ANY = 1;

const senses: Senses = {
  readIdleSeconds: () => powerMonitor.getSystemIdleTime(),
  isScreenLocked: () => powerMonitor.getSystemIdleState(ANY) === 'locked',
  isFocused: () => BrowserWindow.getFocusedWindow() !== null,
};

const followKeys = (presence: PresenceCheck): void => {
  // Keys as they come from the system: nothing that a page can make up.
  const follow = (contents: WebContents): void =>
    void contents.on('before-input-event', () => presence.noteKey());
  app.on('web-contents-created', (_event, contents) => follow(contents));
  for (const window of BrowserWindow.getAllWindows()) follow(window.webContents);
};

/** Tells the store when nobody is there, so that what was unlocked is locked again. */
export const followPerson = (
  store: Pick<Supervisor, 'sendAway'>,
  clock: Pick<Clock, 'monotonicMs' | 'nowMs'>,
): void => {
  const presence = createPresence({ senses, clock, tell: store.sendAway });
  followKeys(presence);
  app.on('browser-window-blur', presence.look);
  powerMonitor.on('suspend', presence.noteSleep);
  powerMonitor.on('resume', presence.noteSleep);
  // macOS and Windows only; on Linux the state that is looked at knows of some screen lockers.
  powerMonitor.on('lock-screen', presence.noteScreenLock);
  setInterval(presence.look, LOOK_EVERY_MS).unref();
};

/** Follows what the system says: sleep and waking up, a second start, and every request or order to quit. */
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

/** Electron's own. A notification is kept until it is closed: one that is collected would not hear its click. */
export const createNoticeKit = (): NoticeKit => {
  const shown = new Set<Notification>();
  return {
    isLookedAt: () => BrowserWindow.getFocusedWindow() !== null,
    isSupported: () => Notification.isSupported(),
    show: (title, body, onClick) => {
      const notification = new Notification({ title, body });
      const forget = (): void => void shown.delete(notification);
      notification.on('click', onClick);
      notification.on('click', forget);
      notification.on('close', forget);
      shown.add(notification);
      notification.show();
    },
  };
};

/** Shows the progress of an apply in the taskbar, and keeps the machine awake while there is one. */
export const createProgress = (findWindow: () => BrowserWindow | null) => {
  let blocker: number | null = null;
  let value: number | null = null;
  const set = (next: number | null): void => {
    value = next;
    // Minus one takes the bar away.
    findWindow()?.setProgressBar(next ?? -1);
    if (next !== null && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (next === null && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  return { set, isRunning: (): boolean => value !== null };
};
