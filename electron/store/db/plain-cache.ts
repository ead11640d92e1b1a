import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DeploymentId } from '#shared/base/brand.ts';
import { CACHE_APPLICATION_ID, type FindAsOf } from './cache.ts';
import { flushFolder } from './keep/flush.ts';
import { openDatabase } from './open.ts';

/** What versions before enciphered copies left: `store/cache.db`, what belongs to it and what was set aside of it. */
const NAME = /^cache\.db(-wal|-shm|\.suspect|\.broken-\d+(-wal|-shm)?)?$/;

const listPlain = (profileDir: string): readonly string[] => {
  const dir = join(profileDir, 'store');
  if (!existsSync(dir)) return [];
  // The log goes before the file: without its log, a file that was not closed properly is an older one, and readable.
  return readdirSync(dir)
    .filter((name) => NAME.test(name))
    .sort((a, b) => b.length - a.length)
    .map((name) => join(dir, name));
};

/** The readable copy that an earlier version left. */
export type PlainCache = {
  readonly file: string;
  /** False on a disk that takes nothing: it can be looked at as it is. */
  readonly isWritable: boolean;
  readonly has: (id: DeploymentId) => boolean;
  readonly close: () => void;
};

/** The readable copy of all deployments, brought to the newest schema where the disk allows; null: there is none. */
export const openPlainCache = (profileDir: string, findAsOf: FindAsOf): PlainCache | null => {
  const file = join(profileDir, 'store', 'cache.db');
  if (!existsSync(file)) return null;
  const opened = openDatabase({
    file,
    key: null,
    set: 'cache',
    applicationId: CACHE_APPLICATION_ID,
    durability: 'normal',
    backup: () => undefined,
    check: 'after-unclean-end',
  });
  if (!opened.ok) return { file, isWritable: false, has: () => true, close: () => undefined };
  const { read, close } = opened.value;
  return { file, isWritable: true, has: (id) => findAsOf(read, id) !== null, close };
};

const BLOCK = Buffer.alloc(1 << 20);

const overwrite = (file: string): void => {
  const fd = openSync(file, 'r+');
  try {
    const { size } = statSync(file);
    for (let at = 0; at < size; at += BLOCK.length)
      writeSync(fd, BLOCK, 0, Math.min(BLOCK.length, size - at), at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

/**
 * Overwrites the readable copy and deletes it, with its log and all that was set aside. On a disk that moves what is
 * written (most of today's) the old bytes may live on until the disk reuses them: that is what full-disk encryption is
 * for. Throws where a file cannot be changed; to be called again at the next start.
 */
export const destroyPlainCache = (profileDir: string): void => {
  const files = listPlain(profileDir);
  for (const file of files) {
    overwrite(file);
    rmSync(file);
  }
  if (files.length > 0) flushFolder(join(profileDir, 'store'));
};
