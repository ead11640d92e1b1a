import { join } from 'node:path';
import type { BrowserWindow, WebContents } from 'electron';
import type { Log } from '#shared/base/ports.ts';
import type { LastPlace } from '#shared/contract/bridge.ts';
import { CHANNELS } from '#shared/contract/channels.ts';
import { createAnswer } from './asks/answer.ts';
import { listenToPage } from './ipc/channel.ts';
import { openKeychain } from './keychain/open-keychain.ts';
import { createMenuBar } from './menu/menu-bar.ts';
import { createNotify } from './notify.ts';
import { createPerson } from './person/person.ts';
import { createSystemPerson } from './person/system-person.ts';
import { createQuit } from './quit.ts';
import type { PreparedStore } from './run.ts';
import type { Arguments } from './start/arguments.ts';
import { createReadiness } from './start/readiness.ts';
import { createSupervisor, type Supervisor, type SupervisorDeps } from './store-process/supervisor.ts';
import { createNoticeKit, createProgress, followPerson, followSystem } from './system.ts';
import { createActs, followActs } from './window/acts.ts';
import { createApproval } from './window/approval.ts';
import type { WindowKit } from './window/create-window.ts';
import { readLast } from './window/last-place.ts';
import type { Pages } from './window/pages.ts';
import { createQuestionLimit, type QuestionLimit } from './window/question-limit.ts';

const clock = { monotonicMs: (): number => performance.now(), nowMs: (): number => Date.now() };

const startStore = (deps: Omit<SupervisorDeps, 'clock'>): Supervisor => {
  const store = createSupervisor({ ...deps, clock });
  store.begin();
  return store;
};

/** Joins the main window's page to the store and to the menu bar. */
const connectPage = (
  window: BrowserWindow,
  store: Supervisor,
  options: {
    readonly origin: string;
    readonly log: Log;
    readonly limit: QuestionLimit;
    readonly reportReady: () => void;
    readonly findLast: () => LastPlace | null;
  },
): void => {
  const pageId = window.webContents.id;
  const { origin, log, limit, reportReady, findLast } = options;
  const acts = createActs(clock);
  followActs(window.webContents, acts);
  const menu = createMenuBar((id) => {
    acts.note();
    window.webContents.send(CHANNELS.command, id);
  }, limit.allow);
  limit.listen(menu.setCanAskAgain);
  const connect = (contents: WebContents): void =>
    store.connect(contents.id, (port) => {
      if (!contents.isDestroyed()) contents.postMessage(CHANNELS.port, null, [port]);
    });
  const door = { origin, isKnown: (id: number): boolean => id === pageId, log };
  listenToPage(door, {
    connect,
    setEnabledCommands: menu.setEnabled,
    reportReady,
    findLast,
    takeAct: acts.take,
  });
};

/** Joins the open window to the store, the menu bar, the keychain and the system. Call once, as soon as it loads. */
export const serve = (opened: {
  readonly args: Arguments;
  readonly profileDir: string;
  readonly prepared: PreparedStore;
  readonly log: Log;
  readonly logDir: string;
  readonly pages: Pages;
  readonly kit: WindowKit;
  readonly window: BrowserWindow;
}): void => {
  const { args, profileDir, prepared, log, logDir, pages, kit, window } = opened;
  const findWindow = (): BrowserWindow => window;

  const keychain = openKeychain();
  const progress = createProgress(findWindow);
  const limit = createQuestionLimit(clock);
  const approve = createApproval({ kit, pages, findParent: findWindow, limit, clock, log });
  const person = createPerson(createSystemPerson(), process.platform);
  const answer = createAnswer({
    keychain,
    findWindow,
    person,
    approve,
    logDir,
  });
  const onNotify = createNotify(createNoticeKit(), findWindow);
  const store = startStore({ ...prepared, answer, onProgress: progress.set, onNotify, log });

  const quit = createQuit({ findWindow, isApplying: progress.isRunning, store, keychain });
  const reportReady = createReadiness({
    ...args,
    launcher: prepared.launcher,
    quit: () => void quit.leave(),
  });
  const findLast = (): LastPlace | null => readLast(join(profileDir, 'last.json'));
  connectPage(window, store, { origin: pages.origin, log, limit, reportReady, findLast });
  followSystem(window, store, quit);
  followPerson(store, clock);
};
