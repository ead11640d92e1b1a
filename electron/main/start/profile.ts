import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';

/** Lies in every profile, so that a folder of ours is told from one that merely has the name. */
const MARKER = 'rollcall-profile';

/** What we and Chromium make in a profile. A folder with nothing else in it is one of ours that is older than the marker. */
const OURS =
  /^(store|logs|chromium|compiled|journal-marker\.json|window\.json|last\.json|Crashpad|Singleton\w+)$/;

/** A profile has a few dozen files; more than this is not read, and not believed either. */
const mostEntries = 20_000;

const othersMayWrite = 0o002;
const groupMayWrite = 0o020;
const sticky = 0o1000;

/** Who we are to the file system, and what is nobody's profile. `uid` is null where files have no owners (Windows). */
export type ProfileFacts = {
  readonly uid: number | null;
  /** A group that nobody else is in; null: there is none, or it is not known. */
  readonly ownGroup: number | null;
  /** Home folders of this user: the one of the environment, and the one the system knows. */
  readonly homes: readonly string[];
};

/**
 * The group of a user's own that many systems give to each: of the user's name, with nobody else in it. Null for one
 * that others may be in, as `staff` and `users` are. `groups` is the text of /etc/group.
 */
export const toOwnGroup = (groups: string, gid: number, username: string): number | null => {
  const found = groups
    .split('\n')
    .map((line) => line.split(':'))
    .find(([, , number]) => number === String(gid));
  const others = (found?.[3] ?? '').split(',').filter((name) => name !== '' && name !== username);
  return found?.[0] === username && others.length === 0 ? gid : null;
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
      const isShared = (found.mode & groupMayWrite) !== 0 && found.gid !== facts.ownGroup && found.gid !== 0;
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

/** What a disk says that cannot be written, or takes no more. */
const UNWRITABLE: readonly string[] = ['EROFS', 'ENOSPC', 'EDQUOT'];

/** Does what such a disk may refuse: a profile on it is looked at all the same. */
const unlessUnwritable = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    if (!UNWRITABLE.includes(toCode(error))) throw error;
  }
};

const isClosed = (found: Stats): boolean => (found.mode & 0o077) === 0;

const isUnwritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    return UNWRITABLE.includes(toCode(error));
  }
};

/** Why an entry of a profile is not what we left there, or null. Files and folders that are open to others are closed. */
const secure = (path: string, facts: ProfileFacts): string | null => {
  const found = find(path);
  if (found === null) return null;
  if (found.isSymbolicLink()) return `has a link in it (${JSON.stringify(path)})`;
  if (isForeign(found, facts)) return `has something of another user in it (${JSON.stringify(path)})`;
  // To open a pipe waits for somebody at its other end, for ever.
  if (!found.isFile() && !found.isDirectory())
    return `has something in it that is neither a file nor a folder (${JSON.stringify(path)})`;
  // A database under two names has two logs, and each undoes the other.
  if (found.isFile() && found.nlink > 1)
    return `has a file in it that lies in another place as well (${JSON.stringify(path)}, a hard link)`;
  if (facts.uid === null || isClosed(found)) return null;
  unlessUnwritable(() => chmodSync(path, found.isDirectory() ? 0o700 : 0o600));
  // Some disks know no owners, and take the wish without a word.
  const now = find(path);
  return now === null || isClosed(now) || isUnwritable(path)
    ? null
    : `lies on a disk that keeps nothing from other users (${JSON.stringify(path)})`;
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

/** Which folder this is, however it is called. */
const findIdentity = (path: string): string | null => {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
};

/** A path and every folder above it. */
const listUp = (path: string): readonly string[] =>
  dirname(path) === path ? [path] : [path, ...listUp(dirname(path))];

/**
 * True when a folder is a path or one above it: by name, and by what the file system says, for which two spellings or two
 * mounts may be one folder.
 */
const isAbove = (dir: string, path: string): boolean => {
  const own = findIdentity(dir);
  return listUp(path).some((up) => up === dir || (own !== null && findIdentity(up) === own));
};

/** The profile that a folder lies in, or null. */
const findOuter = (dir: string): string | null =>
  listUp(dirname(dir)).find((up) => find(join(up, MARKER)) !== null) ?? null;

const refuseLoose = (dir: string, facts: ProfileFacts): Result<never, Code> | null => {
  const loose = facts.uid === null ? null : findLooseParent(dir, facts);
  return loose === null
    ? null
    : refuse(dir, `lies in ${JSON.stringify(loose)}, which other users may change`);
};

const make = (dir: string, facts: ProfileFacts): Result<string, Code> => {
  const found = find(dir);
  const objection = found === null ? null : findObjection(dir, found, facts);
  if (objection !== null) return refuse(dir, objection);
  const outer = findOuter(dir);
  if (outer !== null) return refuse(dir, `lies in another profile, ${JSON.stringify(outer)}`);
  const before = refuseLoose(dir, facts);
  if (before !== null) return before;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  // A folder above that was missing may have been made by somebody else in between.
  const after = toReal(dir) === dir ? refuseLoose(dir, facts) : refuse(dir, 'was moved meanwhile');
  if (after !== null) return after;
  const ownDir = secure(dir, facts);
  if (ownDir !== null) return refuse(dir, ownDir);
  for (const name of ['logs', 'chromium']) {
    const sub = find(join(dir, name));
    if (sub !== null && !sub.isDirectory()) return refuse(dir, `has no folder ${JSON.stringify(name)} in it`);
    mkdirSync(join(dir, name), { recursive: true, mode: 0o700 });
  }
  const single = ['chromium', MARKER, 'journal-marker.json', 'window.json', 'last.json'].map((name) =>
    join(dir, name),
  );
  const trees = ['store', 'logs', 'compiled'].map((name) => join(dir, name));
  const problem =
    single.map((path) => secure(path, facts)).find((one) => one !== null) ??
    trees.map((path) => secureTree(path, facts)).find((one) => one !== null) ??
    null;
  if (problem !== null)
    return refuse(dir, problem, 'see who put it there, and take it away or choose another folder');
  const marker = join(dir, MARKER);
  if (find(marker) === null) unlessUnwritable(() => writeFileSync(marker, '', { mode: 0o600, flag: 'wx' }));
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
