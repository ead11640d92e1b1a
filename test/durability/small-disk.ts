import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk in memory, mounted for a test. */
export type SmallDisk = {
  readonly dir: string;
  /** Leaves not one byte free. */
  readonly fill: () => void;
  /** Takes away again what `fill` put there. */
  readonly free: () => void;
  /** From now on nothing can be written; no file may be open for writing. */
  readonly setReadOnly: () => void;
  readonly release: () => void;
};

const run = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0;

const fillWith = (file: string): void => {
  for (const bytes of [65_536, 4_096, 512, 1])
    for (;;)
      try {
        appendFileSync(file, '.'.repeat(bytes));
      } catch {
        // Full for pieces of this size: go on with smaller ones.
        break;
      }
};

/** Mounts a disk of `megabytes`, over the folder `at` if one is named; null where this process may not mount. */
export const mountSmallDisk = (megabytes: number, at?: string): SmallDisk | null => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const dir = at ?? mkdtempSync(join(tmpdir(), 'rollcall-disk-'));
  const options = `size=${megabytes}m,mode=700`;
  if (!run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', dir)) {
    if (at === undefined) rmSync(dir, { recursive: true });
    return null;
  }
  const filler = join(dir, 'filler');
  return {
    dir,
    fill: () => fillWith(filler),
    free: () => rmSync(filler, { force: true }),
    setReadOnly: () => {
      if (!run('mount', '-o', 'remount,ro', dir)) throw new Error('The disk is still in use.');
    },
    release: () => {
      if (!run('umount', dir)) run('umount', '-l', dir);
      if (at === undefined && existsSync(dir)) rmSync(dir, { recursive: true, force: true });
    },
  };
};
