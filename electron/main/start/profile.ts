import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';

/** Lies in every profile, so that a folder of ours is told from one that merely has the name. */
const MARKER = 'rollcall-profile';

/** What we and Chromium make in a profile. A folder with nothing else in it is one of ours that is older than the marker. */
const OURS = /^(store|logs|chromium|compiled|journal-marker\.json|window\.json|Crashpad|Singleton\w+)$/;

/** A profile has a few dozen files; more than this is not read, and not believed either. */
const mostEntries = 20_000;

const othersMayWrite = 0o002;
const groupMayWrite = 0o020;
const sticky = 0o1000;

/** Who we are to the file system, and what is nobody's profile. `uid` is null where files have no owners (Windows). */
export type ProfileFacts = {
  readonly uid: number | null;
  readonly gid: number | null;
  /** Home folders of this user: the one of the environment, and the one the system knows. */
  readonly homes: readonly string[];
};

type Code = 'profile-refused';

/** What stands in the way of a file system operation, as its own code. */
const toCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const refuse = (
  dir: string,
  why: string,
  next = 'choose another folder with --profile',
): Result<never, Code> =>
  fail(
    'profile-refused',
    `Rollcall was not started because its profile folder ${JSON.stringify(dir)} ${why}; ${next}.`,
  );

const find = (path: string): Stats | null => lstatSync(path, { throwIfNoEntry: false }) ?? null;

/** The path without links, also of what is not there yet. */
const toReal = (path: string): string => {
  if (find(path) !== null || dirname(path) === path) return realpathSync(path);
  return join(toReal(dirname(path)), path.slice(dirname(path).length).replace(/^[\\/]/, ''));
};

const isForeign = (found: Stats, { uid }: ProfileFacts): boolean => uid !== null && found.uid !== uid;

/** A folder above the profile that somebody else may put another profile into, or null. */
const findLooseParent = (dir: string, facts: ProfileFacts): string | null => {
  for (let at = dirname(dir); ; at = dirname(at)) {
    const found = find(at);
    if (found !== null) {
      const isShared = (found.mode & groupMayWrite) !== 0 && found.gid !== facts.gid && found.gid !== 0;
      const isOpen = ((found.mode & othersMayWrite) !== 0 || isShared) && (found.mode & sticky) === 0;
      // Root may do everything anyway, and may work in what is somebody else's.
      const isTheirs = facts.uid !== 0 && found.uid !== 0 && isForeign(found, facts);
      if (isOpen || isTheirs) return at;
    }
    if (dirname(at) === at) return null;
  }
};

/** Why an existing folder is not taken for a profile, or null. Nothing of it has been changed yet. */
const findObjection = (dir: string, found: Stats, facts: ProfileFacts): string | null => {
  if (!found.isDirectory()) return 'is a file';
  if (isForeign(found, facts)) return 'belongs to another user';
  if ((found.mode & sticky) !== 0) return 'is shared with other users';
  const names = readdirSync(dir);
  const isOurs = names.includes(MARKER) || names.every((name) => OURS.test(name));
  return isOurs ? null : 'holds other things already';
};

/** Does what a disk that cannot be written may refuse: such a profile is looked at all the same. */
const unlessReadOnly = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    if (toCode(error) !== 'EROFS') throw error;
  }
};

/** Why an entry of a profile is not what we left there, or null. Files and folders that are open to others are closed. */
const secure = (path: string, facts: ProfileFacts): string | null => {
  const found = find(path);
  if (found === null) return null;
  if (found.isSymbolicLink()) return `has a link in it (${JSON.stringify(path)})`;
  if (isForeign(found, facts)) return `has something of another user in it (${JSON.stringify(path)})`;
  if (facts.uid !== null && (found.mode & 0o077) !== 0)
    unlessReadOnly(() => chmodSync(path, found.isDirectory() ? 0o700 : 0o600));
  return null;
};

/** The same for all that lies in a folder. Chromium's own folders are left alone: it makes links in them. */
const secureTree = (top: string, facts: ProfileFacts): string | null => {
  const waiting = [top];
  for (let at = 0; at < waiting.length; at++) {
    if (at > mostEntries) return 'has more files in it than a profile has';
    const path = waiting[at] ?? top;
    const problem = secure(path, facts);
    if (problem !== null) return problem;
    if (find(path)?.isDirectory() === true)
      waiting.push(...readdirSync(path).map((name) => join(path, name)));
  }
  return null;
};

const isAbove = (dir: string, path: string): boolean =>
  dir === path || path.startsWith(dir.endsWith(sep) ? dir : dir + sep);

const make = (dir: string, facts: ProfileFacts): Result<string, Code> => {
  const found = find(dir);
  const objection = found === null ? null : findObjection(dir, found, facts);
  if (objection !== null) return refuse(dir, objection);
  const loose = facts.uid === null ? null : findLooseParent(dir, facts);
  if (loose !== null) return refuse(dir, `lies in ${JSON.stringify(loose)}, which other users may change`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const ownDir = secure(dir, facts);
  if (ownDir !== null) return refuse(dir, ownDir);
  for (const name of ['logs', 'chromium']) {
    const sub = find(join(dir, name));
    if (sub !== null && !sub.isDirectory()) return refuse(dir, `has no folder ${JSON.stringify(name)} in it`);
    mkdirSync(join(dir, name), { recursive: true, mode: 0o700 });
  }
  const single = ['chromium', MARKER, 'journal-marker.json', 'window.json'].map((name) => join(dir, name));
  const trees = ['store', 'logs', 'compiled'].map((name) => join(dir, name));
  const problem =
    single.map((path) => secure(path, facts)).find((one) => one !== null) ??
    trees.map((path) => secureTree(path, facts)).find((one) => one !== null) ??
    null;
  if (problem !== null)
    return refuse(dir, problem, 'see who put it there, and take it away or choose another folder');
  const marker = join(dir, MARKER);
  if (find(marker) === null) unlessReadOnly(() => writeFileSync(marker, '', { mode: 0o600, flag: 'wx' }));
  return ok(dir);
};

/**
 * Makes a profile folder that only this user can read (0700; files 0600), or takes one that is there: an empty folder
 * or one of ours, never a folder that holds other things, is shared, is somebody else's, or is or holds the home
 * folder, and never one whose parts are links. Gives its real path. A folder that is refused is left as it was.
 */
export const prepareProfileFolder = (wanted: string, facts: ProfileFacts): Result<string, Code> => {
  try {
    const dir = toReal(resolve(wanted));
    const homes = facts.homes.filter((home) => home !== '' && find(home) !== null).map(toReal);
    if (dirname(dir) === dir) return refuse(dir, 'is a whole disk');
    if (homes.some((home) => isAbove(dir, home))) return refuse(dir, 'is or holds your home folder');
    return make(dir, facts);
  } catch (error) {
    return refuse(wanted, `cannot be used (${toCode(error)})`);
  }
};
