import { join } from 'node:path';
import { app, type BrowserWindow, powerMonitor, type WebContents } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import { createAnswer } from './asks/answer.ts';
import { listenToPage } from './ipc/page-channels.ts';
import { openKeychain } from './keychain/open-keychain.ts';
import { createLog } from './log/log.ts';
import { createMenuBar } from './menu/menu-bar.ts';
import { notify } from './notify.ts';
import { createProgress } from './progress.ts';
import { readBundle } from './protocol/bundle.ts';
import { serveBundle } from './protocol/serve.ts';
import { createQuit } from './quit.ts';
import type { Arguments } from './start/arguments.ts';
import { createReadiness } from './start/readiness.ts';
import { chooseLauncher } from './store-process/choose.ts';
import { createLaunch } from './store-process/launch.ts';
import { createSupervisor, type Supervisor } from './store-process/supervisor.ts';
import { createApproval } from './window/approval.ts';
import type { WindowKit } from './window/create-window.ts';
import { guardEverything } from './window/guard.ts';
import { openMainWindow } from './window/main-window.ts';
import { createPageSession } from './window/page-session.ts';
import { createPages } from './window/pages.ts';

const clock = { monotonicMs: (): number => performance.now() };

/** Builds the app in order: doors shut, pages served, store started, window opened. Call once, when Electron is ready. */
export const run = (args: Arguments, profileDir: string): void => {
  const log = createLog({
    dir: join(profileDir, 'logs'),
    home: app.getPath('home'),
    now: () => new Date(),
  });
  const launcher = chooseLauncher(args.launcher, process.versions.napi);
  log.info('app: started', { version: app.getVersion(), electron: process.versions.electron, launcher });

  let window: BrowserWindow | null = null;
  const findWindow = (): BrowserWindow | null => window;
  let supervisor: Supervisor | null = null;

  guardEverything();
  const pages = createPages(process.env.ELECTRON_RENDERER_URL, app.isPackaged);
  const session = createPageSession(pages.origin);
  const bundleDir = args.rendererDir ?? join(app.getAppPath(), 'out', 'renderer');
  if (pages.origin.startsWith('app:')) serveBundle(session, readBundle(bundleDir));
  const kit: WindowKit = {
    preloadPath: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
    session,
    hasDevTools: !app.isPackaged,
  };

  const keychain = openKeychain();
  const progress = createProgress(findWindow);
  const approve = createApproval({ kit, pages, findParent: findWindow, clock, log });
  const store = createSupervisor({
    launch: createLaunch(launcher, args.storeEntry),
    start: { profileDir, version: app.getVersion(), launcher },
    answer: createAnswer({ keychain, findWindow, approve }),
    onProgress: progress.set,
    onNotify: notify,
    log,
    clock,
  });
  supervisor = store;
  store.begin();

  const quit = createQuit({
    findWindow,
    isApplying: progress.isRunning,
    supervisor: () => supervisor,
    keychain,
  });
  const menu = createMenuBar((id) => window?.webContents.send(CHANNELS.command, id));
  const connect = (contents: WebContents): void =>
    store.connect(contents.id, (port) => {
      if (!contents.isDestroyed()) contents.postMessage(CHANNELS.port, null, [port]);
    });
  listenToPage(
    { origin: pages.origin, isKnown: (id) => window?.webContents.id === id, log },
    {
      connect,
      setEnabledCommands: menu.setEnabled,
      reportReady: createReadiness({ ...args, launcher, quit: () => void quit.leave() }),
    },
  );

  powerMonitor.on('suspend', () => store.sendPower('suspend'));
  powerMonitor.on('resume', () => store.sendPower('resume'));
  app.on('before-quit', quit.instead);
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });

  const opened = openMainWindow(kit, pages, profileDir);
  window = opened;
  opened.on('close', quit.instead);
  // A page that crashed is loaded again; the store did not notice, and an apply went on.
  opened.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('window: its process ended', { reason });
    if (reason !== 'clean-exit') opened.reload();
  });
};
