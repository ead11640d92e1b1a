import { fork } from 'node:child_process';
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { StartInfo } from '#shared/contract/host.ts';
import { isPackaged } from '../start/fit.ts';
import { findNode, toCompiledFolder, toUnpacked } from './choose.ts';
import { toCleanEnv } from './clean-env.ts';
import type { StoreChild } from './store-child.ts';

/**
 * Starts the store as a child of Node, where Electron itself is too old for its database. `advanced` messages are
 * structured clones, as on a message port, so that the store cannot tell the difference.
 */
const launchChild = (entry: string, args: readonly string[], node: string): StoreChild => {
  const child = fork(entry, args, {
    execPath: node,
    // A signal must not open an inspector in the process that holds the tokens, not even before its code is read.
    execArgv: ['--disable-sigusr1'],
    env: toCleanEnv(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // Node would drop what is said before somebody listens.
  const said: unknown[] = [];
  const keep = (message: unknown): void => void said.push(message);
  child.on('message', keep);
  return {
    pid: child.pid,
    // An error means that the child is going; its exit says so.
    post: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listener) => {
      child.off('message', keep);
      for (const message of said.splice(0)) listener(message);
      child.on('message', listener);
    },
    onComplaint: (listener) =>
      void child.stderr?.on('data', (data: Buffer) => listener(data.toString('utf8'))),
    onExit: (listener) => {
      let isTold = false;
      const tell = (code: number | null): void => {
        if (!isTold) listener(code);
        isTold = true;
      };
      child.once('exit', tell);
      child.once('error', () => tell(null));
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

/** Starts the store in a utility process of Electron: the product's way. */
const launchUtility = (entry: string, args: readonly string[]): StoreChild => {
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: 'Rollcall store',
    env: toCleanEnv(process.env),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return {
    get pid() {
      return child.pid;
    },
    post: (message, ports = []) => child.postMessage(message, [...ports]),
    onMessage: (listener) => void child.on('message', listener),
    onComplaint: (listener) =>
      void child.stderr?.on('data', (data: Buffer) => listener(data.toString('utf8'))),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
};

const createLauncher = (start: StartInfo, entry: string | null): (() => StoreChild) => {
  // What the store's code was compiled to; see `electron/store/main.ts`.
  const compiled = toCompiledFolder(start.profileDir, { isPackaged, platform: process.platform });
  const args = compiled === null ? [] : [compiled];
  const path = entry ?? join(app.getAppPath(), 'out', 'main', 'store.cjs');
  if (start.launcher === 'utility-process') return () => launchUtility(path, args);
  return () => {
    const node = findNode({
      resourcesPath: process.resourcesPath,
      isPackaged,
      fromStart: process.env.ROLLCALL_NODE,
      appPath: app.getAppPath(),
      platform: process.platform,
      arch: process.arch,
    });
    if (node === null) throw new Error('There is no Node to run the store with. Run npm ci.');
    return launchChild(toUnpacked(path), args, node);
  };
};

/**
 * The way to start a store process, which is told at once what it is to open. `entry` takes the place of the built
 * store. Calling it throws when there is no Node for a child.
 */
export const createLaunch = (start: StartInfo, entry: string | null): (() => StoreChild) => {
  const launch = createLauncher(start, entry);
  return () => {
    const child = launch();
    child.post({ kind: 'start', ...start });
    return child;
  };
};
