import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { DeploymentId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { ReadHandle } from './handles.ts';
import { flushFile, flushFolder } from './keep/flush.ts';
import { setAside } from './keep/quarantine.ts';
import { openEmptyInMemory } from './memory-copy.ts';
import { type Opened, type OpenFailure, openDatabase } from './open.ts';
import { sql } from './sql.ts';
import { createSuspicion } from './suspicion.ts';

/** What marks a file as a copy of ours: "RcCa". */
export const CACHE_APPLICATION_ID = 0x52634361;
const BROKEN_KEPT = 2;
const BROKEN_LIFE_MS = 7 * 86_400_000;
/** Whole pages of 100,000 people are 37 MB. */
export const COPY_PAGES_MIB = 64;
const BROKEN = /\.db\.broken-(\d+)$/;
const PARTS = ['', '-wal', '-shm'] as const;

/** When the copy of a deployment was read from its server, ISO 8601; null: never. The table that says so is not ours. */
export type FindAsOf = (cache: ReadHandle, deploymentId: DeploymentId) => string | null;

/** Where the copies of a profile are: one enciphered file for each deployment. */
export const toCopiesDir = (profileDir: string): string => join(profileDir, 'store', 'copies');

/** The file of the copy of a deployment. Throws for an id that could lead out of the folder. */
export const toCopyFile = (profileDir: string, id: DeploymentId): string => {
  if (!/^[\w-]{1,64}$/.test(id)) throw new Error('An id of a deployment names a file.');
  return join(toCopiesDir(profileDir), `${id}.db`);
};

/** The deployments that have something in the folder of copies. */
export const listCopies = (profileDir: string): readonly DeploymentId[] => {
  const dir = toCopiesDir(profileDir);
  if (!existsSync(dir)) return [];
  const ids = readdirSync(dir).flatMap((name) => /^([\w-]{1,64})\.db/.exec(name)?.[1] ?? []);
  return [...new Set(ids)].map((id) => id as DeploymentId);
};

/** Deletes copies that were set aside as broken more than a week ago, and all but the two newest. */
export const dropOldBroken = (profileDir: string, nowMs: number): void => {
  const dir = toCopiesDir(profileDir);
  if (!existsSync(dir)) return;
  const found = readdirSync(dir)
    .flatMap((name) => {
      const stamp = BROKEN.exec(name)?.[1];
      return stamp === undefined ? [] : [{ name, stampMs: Number(stamp) }];
    })
    .sort((a, b) => b.stampMs - a.stampMs);
  const isKept = ({ stampMs }: { readonly stampMs: number }, at: number): boolean =>
    at < BROKEN_KEPT && nowMs - stampMs < BROKEN_LIFE_MS;
  for (const { name } of found.filter((one, at) => !isKept(one, at)))
    for (const part of PARTS) rmSync(join(dir, name + part), { force: true });
};

/** Where a copy is, and the key it is enciphered with. */
export type CopyPlace = {
  readonly file: string;
  /** Null: readable by everybody, which the product never asks for. */
  readonly key: string | null;
};

const toOptions = ({ file, key }: CopyPlace) =>
  ({
    file,
    key,
    set: 'cache',
    applicationId: CACHE_APPLICATION_ID,
    durability: 'normal',
    backup: () => undefined,
    check: 'after-unclean-end',
    pagesMib: COPY_PAGES_MIB,
  }) as const;

/**
 * Opens the copy of one server. One that is broken, foreign, enciphered with another key or from a newer version, or
 * has shown damage in use, is set aside (two are kept, for a week) and an empty one takes its place: all it costs is a
 * refresh. `rebuilt` says that this happened. A disk that cannot be written is `not-openable`.
 */
export const openCopy = (
  profileDir: string,
  place: CopyPlace,
  nowMs: number,
): Result<Opened & { readonly rebuilt: boolean }, OpenFailure> => {
  const { file } = place;
  const suspicion = createSuspicion(file);
  const open = () => openDatabase(toOptions(place));
  const first = open();
  if (first.ok && !suspicion.isRaised()) return ok({ ...suspicion.watch(first.value), rebuilt: false });
  // Damage that was met in use may be of a kind that a check does not see.
  if (first.ok) first.value.close();
  else if (first.failure.code === 'not-openable' || first.failure.code === 'in-use') return first;
  setAside(file, 'broken', nowMs);
  dropOldBroken(profileDir, nowMs);
  suspicion.clear();
  const second = open();
  return second.ok ? ok({ ...suspicion.watch(second.value), rebuilt: true }) : second;
};

/** Writes a new copy with what `fill` puts into it, whole or not at all: a kill leaves none, or the one that was. */
export const writeCopy = (place: CopyPlace, fill: (opened: Opened) => void): Result<null, OpenFailure> => {
  const part = `${place.file}.part`;
  removeDatabase(part);
  const opened = openDatabase({ ...toOptions(place), file: part });
  if (!opened.ok) return opened;
  try {
    fill(opened.value);
  } finally {
    opened.value.close();
  }
  flushFile(part);
  renameSync(part, place.file);
  flushFolder(dirname(place.file));
  return ok(null);
};

/**
 * The copy of a disk that cannot be written, in memory: to be looked at, and nothing of it is kept. SQLite reads no
 * file with a log from such a disk: it is read from the system's folder for temporary files, where it is as enciphered
 * as it was, and is gone from there on return.
 */
export const openCopyInMemory = ({ file, key }: CopyPlace, only: DeploymentId): Opened => {
  const opened = openEmptyInMemory('cache');
  if (key === null) return opened;
  let room: string | null = null;
  try {
    room = mkdtempSync(join(tmpdir(), 'rollcall-'));
    const read = join(room, 'copy.db');
    for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, read + part);
    opened.carry('in', { file: read, key }, only);
  } catch {
    // Damaged, or there is none, or nowhere is any room: there is nothing to show.
  } finally {
    if (room !== null) rmSync(room, { recursive: true, force: true });
  }
  return opened;
};

/** Deletes a database with what belongs to it. */
const removeDatabase = (file: string): void => {
  for (const part of PARTS) rmSync(file + part, { force: true });
};

/** Deletes the copy of a deployment with everything that was ever set aside of it. Throws where that is not possible. */
export const removeCopy = (file: string): void => {
  const dir = dirname(file);
  if (!existsSync(dir)) return;
  const name = basename(file);
  for (const found of readdirSync(dir))
    if (found === name || found.startsWith(`${name}-`) || found.startsWith(`${name}.`))
      rmSync(join(dir, found), { force: true });
  flushFolder(dir);
};

/** What a database takes on the disk, in bytes. */
export const copyBytes = (cache: ReadHandle): number =>
  cache.get<{ bytes: number }>(
    sql`SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS bytes`,
  )?.bytes ?? 0;

/** When something was last written into the copy of a deployment, in ms; null: there is none. */
export const findWrittenMs = (file: string): number | null => {
  const times = PARTS.flatMap((part) => {
    const found = part === '-shm' ? undefined : statSync(file + part, { throwIfNoEntry: false });
    return found === undefined ? [] : [found.mtimeMs];
  });
  return times.length === 0 ? null : Math.max(...times);
};
