import { existsSync } from 'node:fs';
import type { DeploymentId } from '#shared/base/brand.ts';
import { createOneAtATime } from '#shared/base/one-at-a-time.ts';
import type { Clock, Log } from '#shared/base/ports.ts';
import {
  type CopyPlace,
  dropOldBroken,
  type FindAsOf,
  findWrittenMs,
  listCopies,
  openCopy,
  openCopyInMemory,
  removeCopy,
  toCopyFile,
  writeCopy,
} from './cache.ts';
import type { ReadHandle } from './handles.ts';
import { openEmptyInMemory, openInMemory } from './memory-copy.ts';
import type { Opened } from './open.ts';
import { destroyPlainCache, openPlainCache, type PlainCache } from './plain-cache.ts';

/** The copy of one deployment: what its server said last. */
export type Copy = Pick<Opened, 'read' | 'write'>;

/** Reads the copy of a deployment. To be asked for each question: which file stands behind it may change. */
export type CopyOf = (deploymentId: DeploymentId) => ReadHandle;

/** Why a copy is in memory only. `key-gone`: the file is there, and the keychain answers that it has no key for it. */
type MemoryReason = 'not-asked' | 'keychain' | 'key-gone' | 'disk' | 'erased';

/** Where a copy is: in its file, or in memory until quit, and then why, in a sentence for the person. */
type CopyState =
  | { readonly where: 'file' }
  | { readonly where: 'memory'; readonly reason: MemoryReason; readonly message: string };

type FoundKey =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'no-answer'; readonly message: string };

/** Where the keys of copies are kept: beside the tokens. */
export type CopyKeys = {
  /** `gone`: the keychain has proved that it is open, and has none. */
  readonly find: (id: DeploymentId) => Promise<FoundKey>;
  /** Makes a key and keeps it, read back. To be called only where there is none. */
  readonly make: (id: DeploymentId) => Promise<Exclude<FoundKey, { kind: 'gone' }>>;
  /** False when the keychain did not answer: the key may still be there. */
  readonly erase: (id: DeploymentId) => Promise<boolean>;
};

/** What of a copy is gone: its file with all that belongs to it, and its key in the keychain. */
export type Erased = { readonly isFileErased: boolean; readonly isKeyErased: boolean };

/** The copies of all deployments. */
export type Copies = {
  /** How many databases are open. */
  readonly countHeld: () => number;
  /** The copy of a deployment as it is now. Never kept by the caller: which file stands behind it may change. */
  readonly of: (deploymentId: DeploymentId) => Copy;
  /**
   * Asks the keychain for the key of a copy that is in memory and opens its file, new where there is none; what is in
   * memory and was read later than what is in the file goes into it. Not to be called while a refresh writes.
   */
  readonly open: (deploymentId: DeploymentId) => Promise<CopyState>;
  /**
   * Opens those of some deployments that have a copy on the disk: to be called once, at the start. A readable copy of
   * an earlier version is enciphered first, and destroyed then, whatever became of that. With `isWhole` these are all
   * deployments that are kept: copies of others are erased.
   */
  readonly openAll: (ids: readonly DeploymentId[], isWhole: boolean) => Promise<void>;
  readonly describe: (deploymentId: DeploymentId) => CopyState;
  /**
   * Erases the copy of a deployment: its file with log and everything set aside, at once, then its key, without which
   * no backup and no free page of the disk can be read. A part that could not be erased is named.
   */
  readonly forget: (deploymentId: DeploymentId) => Promise<Erased>;
  /** Erases what was not refreshed for so long, and what was set aside a week ago. Says which copies. */
  readonly expire: (
    ids: readonly DeploymentId[],
    lifeMs: number,
    isBusy: (id: DeploymentId) => boolean,
  ) => Promise<readonly DeploymentId[]>;
  /** Moves what was written last into the files and lets go of them. */
  readonly close: () => void;
};

type CopiesDeps = {
  readonly profileDir: string;
  readonly keys: CopyKeys;
  /** Whether the journal has this deployment: ids that somebody invented share one empty copy. */
  readonly isKept: (id: DeploymentId) => boolean;
  readonly findAsOf: FindAsOf;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: Log;
};

/** Under which the one copy is held that stands for all deployments that are not kept; no id is empty. */
const NOBODYS = '' as DeploymentId;

type Held = { readonly opened: Opened; readonly state: CopyState };

const MEMORY: Readonly<Record<Exclude<MemoryReason, 'keychain'>, string>> = {
  'not-asked': 'There is no copy on this computer yet. It is made by the first refresh.',
  'key-gone':
    'The keychain no longer has the key of the offline copy, so the copy cannot be read. Unlock the keychain it was kept in and try again, or forget the copy and fetch it again.',
  disk: 'The offline copy cannot be written to the disk. What is fetched now is kept until you quit. See that the disk is writable and not full, then try again.',
  erased: 'The offline copy was erased. It is made again by the next refresh.',
};

const inMemory = (reason: Exclude<MemoryReason, 'keychain'>): CopyState => ({
  where: 'memory',
  reason,
  message: MEMORY[reason],
});

const NOT_ASKED = inMemory('not-asked');

const IN_USE: CopyState = {
  where: 'memory',
  reason: 'disk',
  message:
    'Another program is using the offline copy. What is fetched now is kept until you quit. Close it, then try again.',
};

const noAnswer = (message: string): CopyState => ({
  where: 'memory',
  reason: 'keychain',
  message: `The offline copy needs its key from the keychain. What is fetched now is kept in memory until you quit. ${message}`,
});

/** Builds the registry. Nothing is opened yet. */
export const createCopies = (deps: CopiesDeps): Copies => {
  const { profileDir, keys, isKept, clock, log } = deps;
  const held = new Map<DeploymentId, Held>();
  let isClosed = false;

  /** One thing at a time for each deployment: asking for a key takes as long as a person takes. */
  const inTurn = createOneAtATime<DeploymentId>();

  const hold = (id: DeploymentId, opened: Opened, state: CopyState): CopyState => {
    held.set(id, { opened, state });
    return state;
  };
  const makeEmpty = (): Held => ({ opened: openEmptyInMemory('cache'), state: NOT_ASKED });
  const get = (id: DeploymentId): Held => {
    const found = held.get(id) ?? (isKept(id) ? undefined : held.get(NOBODYS));
    if (found !== undefined) return found;
    const made = makeEmpty();
    held.set(isKept(id) ? id : NOBODYS, made);
    return made;
  };
  const findAsOf = (id: DeploymentId, opened: Opened): string | null => deps.findAsOf(opened.read, id);

  /** Stays in memory with what is there, for another reason than before. */
  const stay = (id: DeploymentId, state: CopyState): CopyState => hold(id, get(id).opened, state);

  const adopt = (id: DeploymentId, place: CopyPlace): CopyState => {
    const before = held.get(id)?.opened;
    const readBefore = before === undefined ? null : findAsOf(id, before);
    const opened = openCopy(profileDir, place, clock.nowMs());
    if (!opened.ok) {
      log.warn('copy.in-memory', { code: opened.failure.code, detail: opened.failure.detail });
      const state = opened.failure.code === 'in-use' ? IN_USE : inMemory('disk');
      if (readBefore !== null) return stay(id, state);
      before?.close();
      return hold(id, openCopyInMemory(place, id), state);
    }
    if (opened.value.rebuilt) log.warn('copy.rebuilt');
    if ((readBefore ?? '') > (findAsOf(id, opened.value) ?? '')) before?.carry('out', place, id);
    before?.close();
    return hold(id, opened.value, { where: 'file' });
  };

  const findKey = async (id: DeploymentId, file: string): Promise<FoundKey> => {
    const found = await keys.find(id);
    // Never a new key over an old one: with a file there, the key is somewhere.
    return found.kind === 'gone' && !existsSync(file) ? keys.make(id) : found;
  };

  const openNow = async (id: DeploymentId): Promise<CopyState> => {
    // A key is never made, and no file is named, for an id that somebody invented.
    if (isClosed || !isKept(id)) return get(id).state;
    const state = held.get(id)?.state ?? NOT_ASKED;
    if (state.where === 'file') return state;
    const file = toCopyFile(profileDir, id);
    const found = await findKey(id, file);
    if (isClosed) return state;
    if (found.kind === 'gone') return stay(id, inMemory('key-gone'));
    if (found.kind === 'no-answer') return stay(id, noAnswer(found.message));
    return adopt(id, { file, key: found.key });
  };

  /** What a disk does not take is no reason to leave the rest undone. */
  const attempt = (what: string, work: () => void): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      log.warn(`copy.${what}`, { error: String(error) });
      return false;
    }
  };

  const forgetNow = async (id: DeploymentId): Promise<Erased> => {
    const before = held.get(id)?.opened;
    held.set(id, { opened: openEmptyInMemory('cache'), state: inMemory('erased') });
    attempt('not-closed', () => before?.close());
    const isFileErased = attempt('not-erased', () => removeCopy(toCopyFile(profileDir, id)));
    return { isFileErased, isKeyErased: await keys.erase(id) };
  };

  /** Enciphers what an earlier version left; without a key it is in memory until there is one. */
  const takeOver = async (id: DeploymentId, from: PlainCache): Promise<void> => {
    const file = toCopyFile(profileDir, id);
    const other = { file: from.file, key: null };
    const found = from.isWritable ? await findKey(id, file) : null;
    if (isClosed) return;
    const isTaken =
      found?.kind === 'key' &&
      attempt('not-taken-over', () => {
        const written = writeCopy({ file, key: found.key }, (opened) => opened.carry('in', other, id));
        if (!written.ok) throw new Error(written.failure.detail ?? written.failure.message);
      });
    if (isTaken) return;
    if (found?.kind !== 'no-answer') return void hold(id, openInMemory(from.file, 'cache'), inMemory('disk'));
    attempt('not-taken-over', () => get(id).opened.carry('in', other, id));
    stay(id, noAnswer(found.message));
  };

  const openAll = async (ids: readonly DeploymentId[], isWhole: boolean): Promise<void> => {
    const plain = openPlainCache(profileDir, deps.findAsOf);
    // Looked up before anything is waited for: what a person connects meanwhile is not among `ids` either.
    const strangers = isWhole ? listCopies(profileDir).filter((one) => !ids.includes(one)) : [];
    const start = async (id: DeploymentId): Promise<void> => {
      const isThere = (): boolean => existsSync(toCopyFile(profileDir, id));
      if (plain !== null && !isThere() && plain.has(id)) await takeOver(id, plain);
      if (isThere()) await openNow(id);
    };
    await Promise.all(ids.map((id) => inTurn(id, () => start(id))));
    plain?.close();
    // A store that is told to end meanwhile leaves it for the next start.
    if (isClosed) return;
    attempt('plain-not-destroyed', () => destroyPlainCache(profileDir));
    for (const id of strangers) await inTurn(id, () => forgetNow(id));
  };

  const findAgeMs = (id: DeploymentId): number | null => {
    const asOf = findAsOf(id, get(id).opened);
    // One that cannot be read now: nothing is written into a copy but by a refresh.
    const writtenMs = asOf === null ? findWrittenMs(toCopyFile(profileDir, id)) : Date.parse(asOf);
    return writtenMs === null ? null : clock.nowMs() - writtenMs;
  };

  return {
    countHeld: () => held.size,
    of: (id) => get(id).opened,
    open: (id) => inTurn(id, () => openNow(id)),
    openAll,
    describe: (id) => get(id).state,
    forget: (id) => inTurn(id, () => forgetNow(id)),
    expire: async (ids, lifeMs, isBusy) => {
      dropOldBroken(profileDir, clock.nowMs());
      const erased: DeploymentId[] = [];
      // A keychain takes its time over each: whether the next is still old, and left alone, is looked at when it comes.
      for (const id of ids)
        await inTurn(id, async () => {
          if (isClosed || isBusy(id) || (findAgeMs(id) ?? 0) <= lifeMs) return;
          await forgetNow(id);
          erased.push(id);
        });
      return erased;
    },
    close: () => {
      isClosed = true;
      // A full disk must not keep the other files open; the log stays beside the file, and the next start reads it.
      for (const { opened } of held.values()) attempt('not-closed', opened.close);
      held.clear();
    },
  };
};

/** The reading half of all copies. */
export const toCopyOf =
  (copies: Pick<Copies, 'of'>): CopyOf =>
  (deploymentId) =>
    copies.of(deploymentId).read;
