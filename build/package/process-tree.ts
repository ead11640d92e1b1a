import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
};

const list = (path: string): readonly string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

const toLink = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};

/** A process and all that it started, as they are now. Linux only. */
export const listTree = (top: number): readonly number[] => {
  const parents = new Map<number, number>();
  for (const name of list('/proc')) {
    const parent = /\) \S (\d+) /.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = [top];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
};

/** What a process was started with, its arguments behind each other; empty when it is gone. */
export const readCommandLine = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

/** The sockets in state LISTEN, as inode and address in hexadecimal. */
const listListening = (pid: number): readonly (readonly [string, string])[] =>
  ['tcp', 'tcp6'].flatMap((kind) =>
    read(`/proc/${pid}/net/${kind}`)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A')
      .map((fields) => [fields[9] ?? '', fields[1] ?? ''] as const),
  );

/** The TCP addresses (in hexadecimal, as the kernel has them) on which some processes listen. Linux only. */
export const findListening = (pids: readonly number[]): readonly string[] =>
  pids.flatMap((pid) => {
    const sockets = new Set(list(`/proc/${pid}/fd`).map((name) => toLink(`/proc/${pid}/fd/${name}`)));
    return listListening(pid)
      .filter(([inode]) => sockets.has(`socket:[${inode}]`))
      .map(([, address]) => address);
  });
