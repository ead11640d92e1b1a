import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from '#shared/base/ports.ts';
import { createRestarts } from '../restarts.ts';
import { DEFAULT_SIZE, MIN_SIZE, readBounds, writeBounds } from './bounds.ts';
import { createWindow, type WindowKit } from './create-window.ts';
import { fitBounds, fitMinSize, toAtLeast } from './fit-screen.ts';
import { isSamePage } from './guard.ts';
import { createHang, HANG } from './hang.ts';
import { framePx, keepOnScreen, listWorkAreas } from './keep-on-screen.ts';
import type { Pages } from './pages.ts';

/** Brings a page back whose process ended, and asks a person about one that hangs. */
const keepPageAlive = (window: BrowserWindow, log: Log): void => {
  const mayReload = createRestarts();
  let isWanted = false;
  // The store did not notice a crashed page, and an apply went on: the page comes back to it.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('window: its process ended', { reason });
    hang.end();
    const comesBack = isWanted || (reason !== 'clean-exit' && mayReload(performance.now()));
    isWanted = false;
    if (comesBack) window.reload();
  });
  const hang = createHang({
    ask: async (signal) => (await dialog.showMessageBox(window, { ...HANG, signal })).response,
    reload: () => {
      if (window.isDestroyed()) return;
      // A page that hangs does not follow a reload: its process is ended first.
      isWanted = true;
      window.webContents.forcefullyCrashRenderer();
    },
  });
  window.on('unresponsive', () => {
    log.warn('window: does not answer');
    void hang.begin();
  });
  window.on('responsive', hang.end);
  window.on('closed', hang.end);
};

/** Opens the main window where it was left, and shows it when it has something to show. */
export const openMainWindow = (
  kit: WindowKit,
  pages: Pages,
  place: { readonly profileDir: string; readonly log: Log },
): BrowserWindow => {
  const path = join(place.profileDir, 'window.json');
  const saved = readBounds(path);
  const areas = listWorkAreas();
  const least = areas === null ? MIN_SIZE : fitMinSize(MIN_SIZE, areas, framePx);
  const wanted = saved === null ? null : toAtLeast(saved, least);
  const window = createWindow(kit, {
    ...(areas === null ? DEFAULT_SIZE : fitBounds(wanted, areas, DEFAULT_SIZE, framePx)),
    title: 'Rollcall',
  });
  // Not as options: on Linux what is said before the menu bar is there counts without it, and it would come on top.
  window.once('show', () => window.setMinimumSize(least.width, least.height));
  keepOnScreen(window, { usual: DEFAULT_SIZE, least: MIN_SIZE });
  if (saved?.isMaximized === true) window.maximize();
  // The title says which app this is; a page must not be able to claim otherwise.
  window.on('page-title-updated', (event) => event.preventDefault());
  const keepBounds = (): void => {
    if (window.isDestroyed()) return;
    writeBounds(path, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  };
  window.on('close', keepBounds);
  // Quitting from the menu ends the app without closing the window first.
  app.on('before-quit', keepBounds);
  window.once('ready-to-show', () => window.show());
  const home = pages.toUrl('index');
  // Electron asks nobody about `about:blank` and its kin: a page can go there, and is brought back.
  window.webContents.on('did-stop-loading', () => {
    if (!isSamePage(home, window.webContents.getURL())) void window.loadURL(home);
  });
  keepPageAlive(window, place.log);
  void window.loadURL(home);
  return window;
};
