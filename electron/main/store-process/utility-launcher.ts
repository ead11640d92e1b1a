import { utilityProcess } from 'electron';
import { toCleanEnv } from './clean-env.ts';
import type { StoreChild } from './store-child.ts';

/** Starts the store in a utility process of Electron: the product's way. */
export const launchUtility = (entry: string, args: readonly string[]): StoreChild => {
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
