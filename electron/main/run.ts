import { join } from 'node:path';
import { app, type BrowserWindow, type WebContents } from 'electron';
import type { Log } from '#shared/base/ports.ts';
import { CHANNELS } from '#shared/contract/channels.ts';
import { createAnswer } from './asks/answer.ts';
import { listenToPage } from './ipc/page-channels.ts';
import { openKeychain } from './keychain/open-keychain.ts';
import { createLog } from './log/log.ts';
import { createMenuBar } from './menu/menu-bar.ts';
import { createNoticeKit } from './notice-kit.ts';
import { createNotify } from './notify.ts';
import { createProgress } from './progress.ts';
import { createQuit } from './quit.ts';
import type { Arguments } from './start/arguments.ts';
import { createReadiness } from './start/readiness.ts';
import { chooseLauncher } from './store-process/choose.ts';
import { startEarly } from './store-process/early.ts';
import { createLaunch } from './store-process/launch.ts';
import type { Launcher, StoreChild } from './store-process/store-child.ts';
import { createSupervisor, type Supervisor, type SupervisorDeps } from './store-process/supervisor.ts';
import { followSystem } from './system-events.ts';
import { createApproval } from './window/approval.ts';
import { openMainWindow } from './window/main-window.ts';
import { openPages } from './window/open-pages.ts';

const clock = { monotonicMs: (): number => performance.now() };

const openLog = (profileDir: string, launcher: Launcher): Log => {
  const log = createLog({ dir: join(profileDir, 'logs'), home: app.getPath('home'), now: () => new Date() });
  log.info('app: started', { version: app.getVersion(), electron: process.versions.electron, launcher });
  return log;
};

type StoreOptions = {
  readonly launch: () => StoreChild;
  readonly profileDir: string;
  readonly launcher: Launcher;
} & Pick<SupervisorDeps, 'answer' | 'onProgress' | 'onNotify' | 'log'>;

const startStore = ({ launch, profileDir, launcher, ...deps }: StoreOptions): Supervisor => {
  const start = { profileDir, version: app.getVersion(), launcher };
  const store = createSupervisor({ ...deps, launch, start, clock });
  store.begin();
  return store;
};

/** Joins the main window's page to the store and to the menu bar. */
const connectPage = (
  window: BrowserWindow,
  store: Supervisor,
  options: { readonly origin: string; readonly log: Log; readonly reportReady: () => void },
): void => {
  const pageId = window.webContents.id;
  const menu = createMenuBar((id) => window.webContents.send(CHANNELS.command, id));
  const connect = (contents: WebContents): void =>
    store.connect(contents.id, (port) => {
      if (!contents.isDestroyed()) contents.postMessage(CHANNELS.port, null, [port]);
    });
  const { origin, log, reportReady } = options;
  const door = { origin, isKnown: (id: number): boolean => id === pageId, log };
  listenToPage(door, { connect, setEnabledCommands: menu.setEnabled, reportReady });
};

/** How the store is started; with a child process it is on its way already. */
export type Prepared = { readonly launcher: Launcher; readonly launch: () => StoreChild };

/** Chooses the launcher and, where that can be done before Electron is ready, starts the store. */
export const prepareStore = (args: Arguments): Prepared => {
  const launcher = chooseLauncher(args.launcher, process.versions.napi);
  const launch = createLaunch(launcher, args.storeEntry);
  return { launcher, launch: launcher === 'child-process' ? startEarly(launch) : launch };
};

/** Builds the app in order: doors shut, store started, window opened. Call once, when Electron is ready. */
export const run = (args: Arguments, profileDir: string, { launcher, launch }: Prepared): void => {
  const log = openLog(profileDir, launcher);
  let window: BrowserWindow | null = null;
  const findWindow = (): BrowserWindow | null => window;

  const { pages, kit } = openPages(args.rendererDir);
  const keychain = openKeychain();
  const progress = createProgress(findWindow);
  const approve = createApproval({ kit, pages, findParent: findWindow, clock, log });
  const answer = createAnswer({ keychain, findWindow, approve });
  const onNotify = createNotify(createNoticeKit(), findWindow);
  const store = startStore({ launch, profileDir, launcher, answer, onProgress: progress.set, onNotify, log });

  const quit = createQuit({ findWindow, isApplying: progress.isRunning, store, keychain });
  const opened = openMainWindow(kit, pages, { profileDir, log });
  window = opened;
  const reportReady = createReadiness({ ...args, launcher, quit: () => void quit.leave() });
  connectPage(opened, store, { origin: pages.origin, log, reportReady });
  followSystem(opened, store, quit);
};
