import { fork } from 'node:child_process';
import { toCleanEnv } from './clean-env.ts';
import type { StoreChild } from './store-child.ts';

/**
 * Starts the store as a child of Node, where Electron itself is too old for its database. `advanced` messages are
 * structured clones, as on a message port, so that the store cannot tell the difference.
 */
export const launchChild = (entry: string, args: readonly string[], node: string): StoreChild => {
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
