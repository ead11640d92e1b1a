import { readdirSync, readFileSync } from 'node:fs';

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended between being listed and being read.
    return '';
  }
};

/** Ids of all processes below `pid`, nearest first, from Linux's /proc. */
export const listTree = (pid: number): readonly number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      // "pid (a name, which may hold brackets) state ppid ..."
      const [, ppid] = /\) \S (\d+) /.exec(readOrEmpty(`/proc/${name}/stat`)) ?? [];
      return { pid: Number(name), parent: Number(ppid ?? 0) };
    });
  const below = (of: number): readonly number[] =>
    parents.filter((one) => one.parent === of).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(pid);
};

/** True while a process works. One that has ended and only waits for its parent to collect it does not. */
export const isAtWork = (pid: number): boolean => {
  const [, state] = /\) (\S) /.exec(readOrEmpty(`/proc/${pid}/stat`)) ?? [];
  return state !== undefined && state !== 'Z' && state !== 'X';
};

/** The command line of a process, its arguments joined by blanks; empty when it has ended. */
export const readCommandLine = (pid: number): string =>
  readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

/** What /proc shows of a process to anybody who may look: arguments and environment. */
export const readPublicFace = (pid: number): string =>
  readOrEmpty(`/proc/${pid}/cmdline`) + readOrEmpty(`/proc/${pid}/environ`);

/** SIGKILL to a process started by the test and to all below it. */
export const killTree = (pid: number): void => {
  for (const one of [pid, ...listTree(pid)]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It ended by itself, which is what was wanted.
    }
  }
};
