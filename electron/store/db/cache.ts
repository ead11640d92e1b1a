import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import { setAside } from './keep/quarantine.ts';
import { openInMemory } from './memory-copy.ts';
import { type Opened, type OpenFailure, openDatabase } from './open.ts';
import { createSuspicion } from './suspicion.ts';

const APPLICATION_ID = 0x52634361; // "RcCa"
const BROKEN_KEPT = 2;

const dropOldBroken = (dir: string): void => {
  const stamps = readdirSync(dir)
    .filter((name) => /^cache\.db\.broken-\d+$/.test(name))
    .sort();
  for (const name of stamps.slice(0, Math.max(0, stamps.length - BROKEN_KEPT)))
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(dir, name + suffix), { force: true });
};

/**
 * Opens the copy of the servers, `store/cache.db` in the profile. One that is broken, foreign or from a newer
 * version, or has shown damage in use, is set aside (two are kept) and an empty one takes its place: all it costs is
 * a refresh.
 * `rebuilt` says that this happened. A disk that cannot be written is `not-openable`.
 */
export const openCache = (
  profileDir: string,
  nowMs: number,
): Result<Opened & { readonly rebuilt: boolean }, OpenFailure> => {
  const dir = join(profileDir, 'store');
  const file = join(dir, 'cache.db');
  const suspicion = createSuspicion(file);
  const open = () =>
    openDatabase({
      file,
      set: 'cache',
      applicationId: APPLICATION_ID,
      durability: 'normal',
      backup: () => undefined,
      check: 'after-unclean-end',
    });
  const first = open();
  if (first.ok && !suspicion.isRaised()) return ok({ ...suspicion.watch(first.value), rebuilt: false });
  // Damage that was met in use may be of a kind that a check does not see.
  if (first.ok) first.value.close();
  else if (first.failure.code === 'not-openable' || first.failure.code === 'in-use') return first;
  setAside(file, 'broken', nowMs);
  dropOldBroken(dir);
  suspicion.clear();
  const second = open();
  return second.ok ? ok({ ...suspicion.watch(second.value), rebuilt: true }) : second;
};

/** The copy of the servers as it is on the disk, in memory: to be looked at, and nothing of it is kept. */
export const openCacheInMemory = (profileDir: string): Opened =>
  openInMemory(join(profileDir, 'store', 'cache.db'), 'cache');
