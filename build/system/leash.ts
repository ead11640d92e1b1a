import { type ChildProcess, spawn } from 'node:child_process';
import { toPlainEnv } from '../node/env.mjs';

/** A helper process on a leash. `close` ends it; so does the end of this process, whatever kind of end. */
export type Leashed = { readonly child: ChildProcess; readonly close: () => void };

/** Runs the command and waits for its own input to close: that happens when we close it, exit or are killed. */
const script = '"$@" & pid=$!; exec 1>&- 3>&-; read -r _; kill "$pid"; wait "$pid"';

/**
 * Starts a helper whose standard output and file descriptor 3 can be read, in a group of its own: Ctrl-C must reach
 * the app first, or the app dies of a lost display. `env` goes over what passes of ours. Linux and macOS only.
 */
export const startLeashed = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Leashed => {
  const child = spawn('sh', ['-c', script, 'sh', command, ...args], {
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    env: { ...toPlainEnv(), ...env },
    detached: true,
  });
  child.unref();
  return { child, close: () => void child.stdin?.end() };
};

const limitMs = 10_000;

/** The first line that a helper writes to one of its outputs; rejects when it ends before, or takes over 10 s. */
export const readFirstLine = (child: ChildProcess, descriptor: 1 | 3, name: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const stream = child.stdio[descriptor];
    if (stream === null || stream === undefined || !('setEncoding' in stream)) {
      throw new Error(`${name} has no output ${descriptor}.`);
    }
    let text = '';
    const finish = (end: () => void): void => {
      clearTimeout(timer);
      stream.destroy();
      end();
    };
    const timer = setTimeout(() => finish(() => reject(new Error(`${name} did not get ready.`))), limitMs);
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const [line, rest] = text.split('\n');
      if (line !== undefined && rest !== undefined) finish(() => resolve(line.trim()));
    });
    stream.on('end', () => finish(() => reject(new Error(`${name} ended before it was ready.`))));
    child.on('error', (error) => finish(() => reject(error)));
  });
